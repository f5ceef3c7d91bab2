package dev.assay.platform.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many people came how far. Each stage is as high as its number, against the first.
 *
 * @param stages in order, from the most people to the fewest
 */
public record Funnel(List<Stage> stages) {

    private static final double HEIGHT = 64;
    private static final double LEAST = 6;
    /** Below this share of the stage before, the step is marked as one where people leave. */
    private static final double LOW = 0.8;

    /**
     * One stage.
     *
     * @param name in words
     * @param people who came this far
     * @param detail such as "median 5 h"; may be empty
     * @param href to the list of these people; may be empty
     */
    public record Stage(String name, long people, String detail, String href) {}

    /**
     * A stage as it is drawn, on 100 by 64 units.
     *
     * @param stage what it shows
     * @param share of the stage before; empty for the first and after nobody
     * @param path outline
     * @param opacity of its colour
     */
    public record Drawn(Stage stage, OptionalDouble share, String path, String opacity) {

        /** Whether many left before this stage. */
        public boolean isLow() {
            return share.isPresent() && share.getAsDouble() < LOW;
        }
    }

    /** Copies the stages. */
    public Funnel {
        stages = List.copyOf(stages);
    }

    /** Every stage with its shape, which runs into the next one's. */
    public List<Drawn> drawn() {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            OptionalDouble share = OptionalDouble.empty();
            if (i > 0 && stages.get(i - 1).people() > 0) {
                share = OptionalDouble.of(
                        stage.people() / (double) stages.get(i - 1).people());
            }
            double next = i + 1 < stages.size() ? top(stages.get(i + 1)) : top(stage);
            double opacity = stages.size() == 1 ? 1 : 0.22 + 0.78 * i / (stages.size() - 1);
            drawn.add(new Drawn(stage, share, path(top(stage), next), Show.number(opacity, 2)));
        }
        return drawn;
    }

    private double top(Stage stage) {
        long most = Math.max(1, stages.getFirst().people());
        return stage.people() == 0 ? HEIGHT : HEIGHT - LEAST - (HEIGHT - LEAST) * stage.people() / most;
    }

    private static String path(double top, double next) {
        String from = Scale.pixels(top);
        String to = Scale.pixels(next);
        return "M0 64V" + from + "H70C85 " + from + " 85 " + to + " 100 " + to + "V64Z";
    }
}
