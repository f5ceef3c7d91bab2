package dev.assay.platform.ui;

import dev.assay.platform.ui.DotPlot.Dot;
import dev.assay.platform.ui.DotPlot.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Invented values for the gallery. */
public final class GalleryValues {

    /** Where everybody of the gallery lives. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private static final int DECIMALS = 4;

    private GalleryValues() {}

    /** A row of the leaderboard; without a name it is still hidden. */
    public record Row(
            int tier,
            String rank,
            String codeName,
            String name,
            String flag,
            Estimate estimate,
            String tone,
            String state) {}

    static Countdown countdown(Instant now) {
        return new Countdown(now.minus(Duration.ofMinutes(128)), now.plus(Duration.ofSeconds(6733)), now, false, ZONE);
    }

    /** From invitation to decision. */
    public static Funnel funnel() {
        return new Funnel(List.of(
                new Funnel.Stage("Invited", 48, "sent 4–18 Nov", "/lists"),
                new Funnel.Stage("Opened", 45, "median 5 h", "/lists"),
                new Funnel.Stage("Started", 38, "median 1.2 d", "/lists"),
                new Funnel.Stage("Submitted", 30, "median 3 h 05 m", "/lists"),
                new Funnel.Stage("Graded", 28, "2 running now", "/lists"),
                new Funnel.Stage("Reviewed", 21, "7 waiting", "/lists"),
                new Funnel.Stage("Advanced", 3, "9 still undecided", "/lists")));
    }

    /** Scores of everybody. */
    public static DotPlot dots() {
        double[] values = {
            .711, .723, .732, .738, .742, .747, .749, .752, .756, .757, .761, .763, .766, .767, .771, .772, .777, .7775,
            .778, .7785, .783, .792, .7925, .793, .797, .807, .8075, .813
        };
        List<Dot> dots = IntStream.range(0, values.length)
                .mapToObj(i -> new Dot(
                        "Wren-" + (10 + i),
                        values[i],
                        i < 5 || i == 6 || i == 17
                                ? Standing.DECLINED
                                : i > 22 && i % 2 == 0 ? Standing.ADVANCED : Standing.OPEN))
                .toList();
        return new DotPlot("Scores of 28 candidates", dots, OptionalDouble.of(.742), OptionalDouble.of(.780), true, 3);
    }

    /** The axis of the leaderboard. */
    public static CiWhisker.Axis axis() {
        return new CiWhisker.Axis(
                new Scale(.735, .83, 8, 292), OptionalDouble.of(.742), OptionalDouble.of(.780), DECIMALS);
    }

    /** The leaderboard. */
    public static List<Row> rows() {
        return List.of(
                row(1, "1–3", "Heron-41", "Ngozi Adeyemi", "", .8127, "live", "Ready to decide"),
                row(1, "1–3", "Alder-07", "Tomasz Wiśniewski", "", .8094, "good", "Advanced"),
                row(1, "1–4", "Quartz-19", "", "", .8071, "", "In review"),
                row(2, "3–6", "Fennel-33", "Priya Raghunathan", "", .7968, "good", "Advanced"),
                row(
                        2,
                        "4–7",
                        "Osprey-12",
                        "Lukas Brandt",
                        "Reviewers disagree on 2 criteria",
                        .7949,
                        "live",
                        "Ready to decide"),
                row(2, "4–7", "Basalt-28", "", "", .7940, "", "Waiting for review"),
                row(2, "4–8", "Tern-05", "Mei-Ling Chou", "", .7921, "good", "Advanced"),
                row(3, "7–11", "Juniper-16", "", "", .7812, "", "In review"),
                row(3, "8–12", "Larch-44", "Sofia Marchetti", "", .7796, "live", "Ready to decide"),
                row(
                        3,
                        "8–12",
                        "Gneiss-02",
                        "Daniel Okafor",
                        "Similarity 0.64 to starter-kit fork",
                        .7788,
                        "warn",
                        "Held"),
                row(3, "9–13", "Cedar-21", "Hannah Lindqvist", "", .7754, "quiet", "Declined"));
    }

    private static Row row(
            int tier, String rank, String codeName, String name, String flag, double value, String tone, String state) {
        return new Row(
                tier, rank, codeName, name, flag, new Estimate(value - .0055, value, value + .0055), tone, state);
    }

    /** Above the baseline. */
    public static ScoreChart score() {
        return new ScoreChart(
                "AUC",
                new Estimate(.7690, .7812, .7930),
                .742,
                new Estimate(.027, .0392, .051),
                List.of(.7466),
                DECIMALS);
    }

    /** Tied with it. */
    public static ScoreChart tied() {
        return new ScoreChart(
                "AUC", new Estimate(.7330, .7466, .7601), .742, new Estimate(-.009, .0046, .018), List.of(), DECIMALS);
    }

    /** Below it. */
    public static ScoreChart below() {
        return new ScoreChart(
                "AUC",
                new Estimate(.6800, .6951, .7102),
                .742,
                new Estimate(-.063, -.0469, -.031),
                List.of(.61),
                DECIMALS);
    }

    /** A run under way. */
    public static List<Step> steps() {
        return List.of(
                new Step(Step.State.DONE, "Received", "18.2 MiB · 23 files", "0.4 s"),
                new Step(Step.State.DONE, "Checks", "layout, size, forbidden files", "2.0 s"),
                new Step(Step.State.DONE, "Environment", "python 3.12 · 38 packages", "41 s"),
                new Step(Step.State.RUNNING, "Train and predict", "limit 30 m · no network", "6 m 12 s"),
                new Step(Step.State.WAITING, "Score", "hidden rows, 2,000 resamples", ""));
    }

    /** A run that failed twice over. */
    public static List<Step> failed() {
        return List.of(
                new Step(Step.State.DONE, "Received", "1.1 MiB · 4 files", "0.2 s"),
                new Step(Step.State.FAILED, "Checks", "predict.py is missing", "0.1 s"),
                new Step(Step.State.OURS, "Environment", "the grader stopped; tried again by itself", "3 m 02 s"));
    }

    /** A log. */
    public static List<LogLine> log() {
        return List.of(
                sys("12:48:02  receive   attempt 3 · sha256 4be1…9a07 · 18.2 MiB"),
                sys("12:48:03  check     layout ok · 23 files · no files over 100 MiB"),
                sys("12:48:05  env       resolving uv.lock (38 packages, offline mirror)"),
                sys("12:48:46  env       ready in 41 s · image churn-py312@v3"),
                sys("12:48:47  sandbox   2 CPU · 4 GiB · no network · 30 min limit"),
                out("12:48:49  stdout    loading train.parquet  212 480 rows × 19 cols"),
                out("12:48:51  stdout    fold 1/5  AUC 0.7858  (best_iteration 412)"),
                out("12:50:02  stdout    fold 2/5  AUC 0.7791  (best_iteration 388)"),
                out("12:51:15  stdout    fold 3/5  AUC 0.7840  (best_iteration 431)"),
                new LogLine(
                        LogLine.Stream.ERR,
                        "12:52:22  stderr    UserWarning: 3 unseen categories in 'plan' were set to missing"),
                out("12:53:31  stdout    fold 4/5  AUC 0.7803  (best_iteration 402)"));
    }

    private static LogLine sys(String text) {
        return new LogLine(LogLine.Stream.SYS, text);
    }

    private static LogLine out(String text) {
        return new LogLine(LogLine.Stream.OUT, text);
    }

    /** A brief with everything that briefs hold. */
    public static Prose brief() {
        return Markdown.prose("""
                # The problem

                Northwind sells a monthly subscription. Each month the retention team can call **2,000 customers**. Rank
                customers so that those most likely to leave in the next 60 days come first.

                You have four hours from the moment you press *Start*. A clear, modest solution beats a clever one nobody
                can follow. <script>alert(1)</script> [Rules](https://example.org/rules)

                # What we measure

                Your predictions are scored by AUC on rows you can’t see, then compared with a baseline (**0.742**). The
                chance that a random leaver outranks a random stayer is, with \\(n_+\\) leavers and \\(n_-\\) stayers,

                $$\\mathrm{AUC}=\\frac{1}{n_{+}n_{-}}\\sum_{i\\in +}\\sum_{j\\in -}\\Big(\\mathbb{1}[s_i>s_j]+\\tfrac12\\,\\mathbb{1}[s_i=s_j]\\Big)$$

                | Part of your grade | Weight | Who decides |
                |---|---:|---|
                | Score on hidden rows, against the baseline | 40% | Automatic |
                | Code and reasoning, five rubric criteria | 60% | Two reviewers, name hidden |

                # What to hand in

                1. A zip with `solution/` and `uv.lock` from the starter kit.
                2. `python -m solution.train --data data/ --out preds.csv` must write one row per customer in `test.parquet`.
                3. A `NOTES.md` of one page: what you tried, what you ruled out, what you’d do next.

                ```python
                df.groupby("plan")["churned_60d"].agg(["mean", "size"])  # one customer has up to 14 monthly snapshots
                ```

                # Ground rules

                - AI assistants and the open web are fine. Say in `NOTES.md` where they helped.
                - If something of ours breaks, the clock stops and you get the time back.
                """);
    }
}
