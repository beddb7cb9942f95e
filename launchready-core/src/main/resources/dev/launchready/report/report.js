(function () {
  'use strict';
  var form = document.getElementById('filter');
  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
  if (form) {
    var shown = document.getElementById('shown');
    var all = form.querySelector('button');
    var chosen = function (name) {
      return Array.prototype.map.call(form.querySelectorAll('[name=' + name + ']:checked'), function (box) {
        return box.value;
      });
    };
    var apply = function () {
      var impacts = chosen('impact');
      var stages = chosen('stage');
      var count = 0;
      var total = 0;
      each('[data-impact]', function (item) {
        var fits = (!impacts.length || impacts.indexOf(item.dataset.impact) >= 0) &&
          (!stages.length || stages.indexOf(item.dataset.stage) >= 0);
        item.hidden = !fits;
        var size = +(item.dataset.count || 0);
        total += size;
        count += fits ? size : 0;
      });
      all.hidden = !(impacts.length || stages.length);
      shown.textContent = all.hidden
        ? total + (total === 1 ? ' finding' : ' findings')
        : count + ' of ' + total + ' findings shown';
    };
    form.hidden = false;
    form.addEventListener('change', apply);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('reset', function () { setTimeout(apply, 0); });
    form.reset();
    apply();
  }
  // Paper cannot unfold anything
  addEventListener('beforeprint', function () {
    each('details:not([open])', function (one) { one.dataset.folded = ''; one.open = true; });
  });
  addEventListener('afterprint', function () {
    each('details[data-folded]', function (one) { delete one.dataset.folded; one.open = false; });
  });
}());
