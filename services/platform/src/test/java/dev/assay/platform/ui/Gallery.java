package dev.assay.platform.ui;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages that show every component and its states with invented values. */
public final class Gallery {

    /** Names of all pages. */
    public static final List<String> PAGES =
            List.of("components", "opening", "attempt", "states", "forms", "lists", "sign-in", "problem", "waiting");

    private static final List<Viewer.Destination> NAVIGATION = List.of(
            Viewer.Destination.to("Openings", "/opening"),
            Viewer.Destination.to("Candidates", "/lists").count(7),
            Viewer.Destination.to("Packs", "/states"),
            Viewer.Destination.to("Outbox", "/forms"),
            Viewer.Destination.to("Audit", "/"),
            Viewer.Destination.to("Settings", "/attempt"));

    private final TemplateEngine engine;

    private Gallery(TemplateEngine engine) {
        this.engine = engine;
    }

    /** From the templates of the platform, whose folder is {@code module}, and those of its tests. */
    public static Gallery of(Path module) throws IOException {
        Path classes = Files.createTempDirectory("gallery");
        return new Gallery(TemplateEngine.create(
                new TwoFolders(module.resolve("src/main/jte"), module.resolve("src/test/jte")),
                classes,
                ContentType.Html));
    }

    /** A page as HTML. */
    public String page(String name, String theme, Instant now) {
        Viewer viewer = switch (name) {
            case "attempt" ->
                new Viewer.Candidate(
                        "Northwind Analytics", "Churn ranking take-home", Optional.of(GalleryValues.countdown(now)));
            case "sign-in", "problem" -> new Viewer.Anybody();
            default ->
                new Viewer.Staff(
                        "Marta Kowalska",
                        "Manager",
                        "Northwind Analytics",
                        NAVIGATION.stream()
                                .map(item -> item.current(item.href().equals("/" + name)))
                                .toList(),
                        List.of(Viewer.Destination.to("Your account", "/forms")));
        };
        Optional<Toast> toast = name.equals("opening")
                ? Optional.of(Toast.undoable("Scorecard submitted.", "/undo"))
                : Optional.empty();
        Frame frame = new Frame("Gallery: " + name, viewer, Theme.named(theme), "/" + name, toast);
        StringOutput output = new StringOutput();
        engine.render("gallery/" + name + ".jte", Map.of("frame", frame, "now", now), output);
        return output.toString();
    }

    /** The templates of the product and of the gallery, as if they lay in one folder. */
    private record TwoFolders(Path product, Path tests) implements CodeResolver {

        @Override
        public String resolve(String name) {
            try {
                return Files.readString(file(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean exists(String name) {
            return Files.exists(file(name));
        }

        @Override
        public long getLastModified(String name) {
            return file(name).toFile().lastModified();
        }

        private Path file(String name) {
            Path first = product.resolve(name);
            return Files.exists(first) ? first : tests.resolve(name);
        }
    }
}
