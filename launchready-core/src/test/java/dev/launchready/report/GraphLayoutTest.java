package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Edge;
import dev.launchready.Exhibit.Node;
import dev.launchready.Exhibit.Tone;
import dev.launchready.report.GraphLayout.Box;
import dev.launchready.report.GraphLayout.Heading;
import dev.launchready.report.GraphLayout.Point;
import dev.launchready.report.GraphLayout.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {

    @Provide
    Arbitrary<Exhibit.Graph> graphs() {
        return AnyReport.graphs();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void no_box_covers_another_or_leaves_the_picture(@ForAll("graphs") Exhibit.Graph graph) {
        GraphLayout layout = GraphLayout.of(graph);

        List<Box> boxes = layout.boxes();
        assertThat(boxes).hasSameSizeAs(graph.nodes());
        for (int i = 0; i < boxes.size(); i++) {
            Box a = boxes.get(i);
            assertThat(a.x()).isGreaterThanOrEqualTo(0);
            assertThat(a.y()).isGreaterThanOrEqualTo(0);
            assertThat(a.x() + a.width()).isLessThanOrEqualTo(layout.width());
            assertThat(a.y() + a.height()).isLessThanOrEqualTo(layout.height());
            for (Box b : boxes.subList(i + 1, boxes.size())) {
                assertThat(apart(a, b)).as("%s and %s", a, b).isTrue();
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void every_arrow_leads_from_its_box_to_its_box(@ForAll("graphs") Exhibit.Graph graph) {
        GraphLayout layout = GraphLayout.of(graph);

        assertThat(layout.routes()).hasSameSizeAs(graph.edges());
        for (Route route : layout.routes()) {
            assertThat(touches(box(layout, route.edge().from()), route.points().get(0)))
                    .isTrue();
            assertThat(touches(
                            box(layout, route.edge().to()),
                            route.points().get(route.points().size() - 1)))
                    .isTrue();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void nodes_of_a_kind_share_their_columns(@ForAll("graphs") Exhibit.Graph graph) {
        GraphLayout layout = GraphLayout.of(graph);

        for (Box a : layout.boxes()) {
            for (Box b : layout.boxes()) {
                assertThat(a.x() != b.x() || a.node().kind().equals(b.node().kind()))
                        .isTrue();
            }
        }
    }

    @Test
    void no_arrow_of_the_routing_map_crosses_a_box_or_needlessly_another() {
        GraphLayout layout = GraphLayout.of(RoutingMapSample.graph());

        for (Route route : layout.routes()) {
            for (Point point : route.points().subList(1, route.points().size() - 1)) {
                assertThat(layout.boxes()).noneMatch(box -> inside(box, point));
            }
        }
        assertThat(layout.headings())
                .extracting(Heading::kind)
                .containsExactly("host", "name", "address", "server", "url", "certificate");
    }

    @Test
    void a_chain_takes_a_column_for_each_step_and_a_loop_leads_back() {
        Exhibit.Graph loop =
                graph(3, new Edge("n0", "n1", "301"), new Edge("n1", "n2", "301"), new Edge("n2", "n0", "302"));

        GraphLayout layout = GraphLayout.of(loop);

        assertThat(layout.boxes()).extracting(Box::x).doesNotHaveDuplicates().isSorted();
        assertThat(layout.routes()).extracting(Route::back).containsExactly(false, false, true);
    }

    @Test
    void an_arrow_from_a_node_to_itself_goes_round_its_side() {
        Route route =
                GraphLayout.of(graph(1, new Edge("n0", "n0", "301"))).routes().get(0);

        assertThat(route.points()).hasSize(3);
        assertThat(route.points().get(1).x())
                .isGreaterThan(route.points().get(0).x());
    }

    @Test
    void the_nearest_rising_sequence_is_found() {
        assertThat(GraphSpacing.nonDecreasing(new double[] {1, 3, 2, 4})).containsExactly(1, 2.5, 2.5, 4);
        assertThat(GraphSpacing.nonDecreasing(new double[] {3, 2, 1})).containsExactly(2, 2, 2);
        assertThat(GraphSpacing.nonDecreasing(new double[] {})).isEmpty();
    }

    @Test
    void names_break_after_dots_and_long_ones_end() {
        assertThat(NodeLabel.lines("acme-beta.abandoned-apps.test\nNXDOMAIN"))
                .containsExactly("acme-beta.abandoned-", "apps.test", "NXDOMAIN");
        assertThat(NodeLabel.lines("x".repeat(200)))
                .hasSize(4)
                .last()
                .asString()
                .endsWith("\u2026");
        assertThat(NodeLabel.edge("a label that says too much")).isEqualTo("a label that says\u2026");
    }

    private static Exhibit.Graph graph(int nodes, Edge... edges) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(new Node("n" + i, "node " + i, "url", Tone.GOOD));
        }
        return new Exhibit.Graph("graph", all, Arrays.asList(edges));
    }

    private static Box box(GraphLayout layout, String id) {
        return layout.boxes().stream()
                .filter(b -> b.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean apart(Box a, Box b) {
        return a.x() + a.width() <= b.x()
                || b.x() + b.width() <= a.x()
                || a.y() + a.height() <= b.y()
                || b.y() + b.height() <= a.y();
    }

    private static boolean touches(Box box, Point point) {
        boolean side = Math.abs(point.x() - box.x()) < 0.01 || Math.abs(point.x() - box.x() - box.width()) < 0.01;
        return side && point.y() >= box.y() && point.y() <= box.y() + box.height();
    }

    private static boolean inside(Box box, Point point) {
        return point.x() > box.x()
                && point.x() < box.x() + box.width()
                && point.y() > box.y()
                && point.y() < box.y() + box.height();
    }
}
