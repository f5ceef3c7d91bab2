package dev.assay.pack.archive;

import static dev.assay.pack.archive.BundleHeader.damaged;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Unpacks the files of the commit that a git bundle means. Git is never run: its objects are read into memory by JGit,
 * after {@link PackScan} has seen that they fit, and no history is walked.
 */
final class BundleReader {

    private final Path bundle;
    private final ArchiveLimits limits;
    private final TreeWriter writer;

    BundleReader(Path bundle, ArchiveLimits limits, TreeWriter writer) {
        this.bundle = bundle;
        this.limits = limits;
        this.writer = writer;
    }

    /** A call into JGit, which fails in many ways on data that make no sense. All it reads is in memory. */
    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> T reading(Call<T> call) throws RefusedException {
        try {
            return call.run();
        } catch (IOException | RuntimeException e) {
            throw damaged("it does not hold every object, or one makes no sense");
        }
    }

    void unpack() throws IOException, RefusedException {
        BundleHeader header;
        try (InputStream in = open()) {
            header = BundleHeader.read(in);
            new PackScan(in, limits, Files.size(bundle)).run();
        }
        try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("submission"));
                InputStream in = open()) {
            in.skipNBytes(header.bytes());
            reading(() -> parse(repository, in));
            try (ObjectReader objects = repository.newObjectReader();
                    RevWalk walk = new RevWalk(objects);
                    TreeWalk tree = new TreeWalk(objects)) {
                reading(() -> tree.addTree(walk.parseTree(ObjectId.fromString(header.commit()))));
                copy(tree, objects);
            }
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(bundle));
    }

    private static boolean parse(InMemoryRepository repository, InputStream in) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            PackParser parser = inserter.newPackParser(in);
            parser.setAllowThin(false);
            parser.setCheckEofAfterPackFooter(true);
            parser.parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
            return true;
        }
    }

    private void copy(TreeWalk tree, ObjectReader objects) throws IOException, RefusedException {
        while (reading(tree::next)) {
            EntryName name = EntryName.of(EntryName.decoded(tree.getRawPath()), limits);
            int type = tree.getRawMode(0) & FileMode.TYPE_MASK;
            if (type == FileMode.TYPE_TREE) {
                writer.folder(name);
                reading(() -> {
                    tree.enterSubtree();
                    return true;
                });
            } else if (type == FileMode.TYPE_FILE) {
                ObjectId blob = tree.getObjectId(0);
                try (ObjectStream content = reading(() -> objects.open(blob).openStream())) {
                    writer.file(name, buffer -> reading(() -> content.read(buffer)));
                }
            } else {
                throw refused(name, type);
            }
        }
    }

    private static RefusedException refused(EntryName name, int type) {
        String shown = "'" + Words.shown(name.path()) + "'";
        if (type == FileMode.TYPE_SYMLINK) {
            return new RefusedException(Reason.LINK, shown + " is a symbolic link; commit the file that it points to");
        }
        return type == FileMode.TYPE_GITLINK
                ? new RefusedException(
                        Reason.UNSUPPORTED,
                        shown + " is a submodule, whose files are not in the bundle; commit the files themselves")
                : new RefusedException(Reason.SPECIAL_FILE, shown + " is no ordinary file or folder; leave it out");
    }
}
