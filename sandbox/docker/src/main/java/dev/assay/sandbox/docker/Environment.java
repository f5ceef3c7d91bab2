package dev.assay.sandbox.docker;

/** Everything one run needs, made and waiting: the holder runs, the candidate's container is created and attached. */
final class Environment {
    private final String candidate;
    private final String imageDigest;
    private final Holder holder;
    private final Attachment attachment;
    private final BoundedLog log;
    private final UsageSource usage;
    private final Runnable whenDone;
    private final Janitor.Leftover leftover;

    Environment(Parts parts, String imageDigest, UsageSource usage, Runnable whenDone, Janitor.Leftover leftover) {
        this.candidate = parts.candidate();
        this.holder = parts.holder();
        this.attachment = parts.attachment();
        this.log = parts.log();
        this.imageDigest = imageDigest;
        this.usage = usage;
        this.whenDone = whenDone;
        this.leftover = leftover;
    }

    /** The candidate's container and the open streams. */
    record Parts(String candidate, Holder holder, Attachment attachment, BoundedLog log) {}

    String candidate() {
        return candidate;
    }

    String imageDigest() {
        return imageDigest;
    }

    Holder holder() {
        return holder;
    }

    /** What the candidate writes; complete when the attachment has ended. */
    BoundedLog log() {
        return log;
    }

    Attachment attachment() {
        return attachment;
    }

    UsageSource usage() {
        return usage;
    }

    /** What to remove. */
    Janitor.Leftover leftover() {
        return leftover;
    }

    /** Hangs up; whatever still runs is the janitor's. */
    void release() {
        holder.close();
        attachment.close();
        whenDone.run();
    }
}
