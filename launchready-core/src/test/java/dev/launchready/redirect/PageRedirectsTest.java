package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRedirectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0; url=/en | /en",
                "0;URL='/en' | /en",
                "0; url=\"/en\" trailing | /en",
                "0 url = /en | /en",
                "0, /en | /en",
                "0;/en | /en",
                "1.5; url=/en | /en",
                ".5; url=/en | /en",
                "  0 ;  url=https://acme.test/?a=1;b=2 | https://acme.test/?a=1;b=2",
                "0; url='/en | /en",
            })
    void the_target_of_a_refresh_is_read_as_browsers_do(String content, String target) {
        assertThat(PageRedirects.refreshTarget(content)).contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0;", "0; url=", "soon; url=/en", "300; url=/en", "99999999999; url=/en"})
    void a_refresh_that_leads_nowhere_or_only_later_is_no_redirect(String content) {
        assertThat(PageRedirects.refreshTarget(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location = '/a'",
                "location.href='/a'",
                "window.location = \"/a\"",
                "document.location.href = '/a'",
                "window . location . replace ( '/a' )",
                "top.location.assign('/a')",
            })
    void scripts_that_assign_location_a_literal_are_seen(String script) {
        assertThat(PageRedirects.in("<script>" + script + "</script>").scripts())
                .containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var mylocation = '/a'",
                "if (location == '/a') {}",
                "console.log(location.href)",
                "data = {dislocation: '/a'}",
            })
    void other_scripts_are_not(String script) {
        assertThat(PageRedirects.in("<script>" + script + "</script>").scripts())
                .isEmpty();
    }

    @Test
    void a_refresh_for_those_without_scripts_is_not_for_browsers() {
        PageRedirects.Found found =
                PageRedirects.in("<head><noscript><meta http-equiv=refresh content='0;url=/plain'></noscript></head>");

        assertThat(found.refresh()).isEqualTo(Optional.empty());
    }

    @Test
    void data_blocks_are_no_scripts() {
        assertThat(PageRedirects.in("<script type='application/json'>{\"x\":\"location = '/a'\"}</script>")
                        .scripts())
                .isEmpty();
    }

    @Test
    void a_page_that_is_nested_deep_is_read_like_any_other() {
        String deep = "<div><meta http-equiv=refresh content=soon>".repeat(20_000);

        assertThat(PageRedirects.in(deep + "<meta http-equiv=refresh content='0;url=/en'>")
                        .refresh())
                .isEqualTo(Optional.of("/en"));
    }

    @Property(tries = 300)
    void any_text_is_read_without_complaint(@ForAll String text) {
        assertThat(PageRedirects.in("<meta http-equiv=refresh content=\"" + text + "\"><script>" + text))
                .isNotNull();
        assertThat(PageRedirects.refreshTarget(text)).isNotNull();
    }
}
