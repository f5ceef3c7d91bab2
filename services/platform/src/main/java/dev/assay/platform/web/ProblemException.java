package dev.assay.platform.web;

import java.util.List;

/** Ends a request with a problem that is the caller's to mend. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** With a detail for the caller. */
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    /** With the places that are wrong. */
    public ProblemException(ErrorCode code, String detail, List<Problem.Place> errors) {
        super(code.name(), null, false, false);
        this.problem = Problem.of(code, detail, errors);
    }

    /** What the caller is told. */
    Problem problem() {
        return problem;
    }

    /** Which problem it is. */
    public ErrorCode code() {
        return ErrorCode.valueOf(problem.code());
    }

    /** What the caller is told of this occurrence. */
    public String detail() {
        return problem.detail();
    }

    /** There is none, or it is somebody else's: callers cannot tell. */
    public static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "No such object, or not for this token.");
    }
}
