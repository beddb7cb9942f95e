package dev.launchready;

import java.util.List;

/** Something a check leaves for the report beside its findings. Data, not markup: each report draws it its own way. */
public sealed interface Exhibit {

    /** {@return what it is, for example {@code Routing map of acme.dev}} */
    String title();

    /**
     * Rows and columns.
     *
     * @param title what it is
     * @param columns the column headings
     * @param rows the cells, each row as long as there are columns
     */
    record Table(String title, List<String> columns, List<List<String>> rows) implements Exhibit {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if a row is longer or shorter than the headings
         */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "table \"" + title + "\" has " + columns.size() + " columns and a row of " + row.size());
                }
            }
        }
    }

    /**
     * A grid of verdicts, for example dependency by fault.
     *
     * @param title what it is
     * @param rowLabels the rows' names
     * @param columnLabels the columns' names
     * @param cells one list for each row, each as long as there are columns
     */
    record Matrix(String title, List<String> rowLabels, List<String> columnLabels, List<List<Cell>> cells)
            implements Exhibit {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if the cells do not fit the labels
         */
        public Matrix {
            rowLabels = List.copyOf(rowLabels);
            columnLabels = List.copyOf(columnLabels);
            cells = cells.stream().map(List::copyOf).toList();
            int width = columnLabels.size();
            if (cells.size() != rowLabels.size() || cells.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("matrix \"" + title + "\": the cells do not fit the labels");
            }
        }
    }

    /**
     * One cell of a matrix.
     *
     * @param tone how it is to be coloured
     * @param text what it says, short
     * @param detail what is behind it; may be empty
     */
    record Cell(Tone tone, String text, String detail) {}

    /** How a cell or a node is to be coloured. */
    enum Tone {
        /** As it should be. */
        GOOD,
        /** Worth a look. */
        WARN,
        /** Wrong. */
        BAD,
        /** Not looked at, or does not apply. */
        NEUTRAL
    }

    /**
     * Nodes and arrows, for example the routing map.
     *
     * @param title what it is
     * @param nodes the nodes
     * @param edges the arrows between them
     */
    record Graph(String title, List<Node> nodes, List<Edge> edges) implements Exhibit {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if an arrow names a node that is not there
         */
        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            List<String> ids = nodes.stream().map(Node::id).toList();
            for (Edge edge : edges) {
                if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                    throw new IllegalArgumentException("graph \"" + title + "\" has an arrow from " + edge.from()
                            + " to " + edge.to() + " and not both nodes");
                }
            }
        }
    }

    /**
     * A node of a graph.
     *
     * @param id names it within the graph
     * @param label what it says; may have several lines
     * @param kind what sort of thing it is, for example {@code host}, {@code address}, {@code url}: nodes of a kind are
     *     drawn in a column
     * @param tone how it is to be coloured
     */
    record Node(String id, String label, String kind, Tone tone) {}

    /**
     * An arrow of a graph.
     *
     * @param from the id of the node where it begins
     * @param to the id of the node where it ends
     * @param label what it says; may be empty
     */
    record Edge(String from, String to, String label) {}

    /**
     * Counts over ranges.
     *
     * @param title what it is
     * @param unit the unit of the bounds, for example {@code ms}
     * @param bars the ranges in order
     */
    record Histogram(String title, String unit, List<Bar> bars) implements Exhibit {
        /** Copies the list. */
        public Histogram {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One range of a histogram.
     *
     * @param from the lower bound, inclusive
     * @param to the upper bound, exclusive
     * @param count how many fell into it
     */
    record Bar(double from, double to, long count) {}
}
