package dev.assay.pack.archive;

/** What came of an upload. */
public sealed interface UnpackOutcome {

    /**
     * Everything lies in the target folder: plain files and folders, files with mode 0644, folders with 0755.
     *
     * @param entries files and folders
     * @param bytes content of all files together
     * @param sha256 of the tree, see {@link dev.assay.pack.TreeDigest}: equal for equal files however they were packed
     */
    record Unpacked(int entries, long bytes, String sha256) implements UnpackOutcome {}

    /**
     * The upload is not taken; the target folder is empty again.
     *
     * @param reason for machines
     * @param message for the candidate: what is wrong with which entry, and what to do. One line, printable
     */
    record Refused(Reason reason, String message) implements UnpackOutcome {}

    /** Why an upload is refused. */
    enum Reason {
        /** No zip, tar, tar.gz or git bundle. */
        NOT_AN_ARCHIVE,
        /** An archive, but of a format or with a feature that is not read. */
        UNSUPPORTED,
        /** Cut off or changed after it was made. */
        DAMAGED,
        /** Needs a password. */
        ENCRYPTED,
        /** Says one thing in one place and another elsewhere: readers would disagree on what is in it. */
        INCONSISTENT,
        /** No file in it. */
        EMPTY,
        /** The archive itself is over its bound. */
        ARCHIVE_TOO_LARGE,
        /** Too many files and folders. */
        TOO_MANY_ENTRIES,
        /** The files are too large together. */
        TOO_LARGE,
        /** One file is too large. */
        FILE_TOO_LARGE,
        /** Grows out of proportion when it is unpacked. */
        TOO_COMPRESSED,
        /** Folders nested too deep. */
        TOO_DEEP,
        /** A name that is not safe or not portable. */
        BAD_NAME,
        /** A path that leaves the folder it is unpacked to. */
        ESCAPES,
        /** A symbolic or hard link. */
        LINK,
        /** A device, pipe, socket or sparse file. */
        SPECIAL_FILE,
        /** Two entries with one name, or with names that some systems take for one. */
        COLLISION
    }
}
