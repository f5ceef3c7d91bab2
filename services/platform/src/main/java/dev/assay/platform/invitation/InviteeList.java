package dev.assay.platform.invitation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.assay.platform.account.AccountFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a list of people as it is pasted or uploaded: {@code Ana Silva <ana@x.example>}, {@code ana@x.example}, or the
 * columns of a table in any order, separated by commas, semicolons or tabs, with a header or without.
 */
final class InviteeList {

    /** People in one go. */
    static final int MOST = 500;

    private static final int LONGEST_NAME = 200;
    private static final Pattern ANGLED = Pattern.compile("\\s*(.*?)\\s*<\\s*([^<>]*?)\\s*>\\s*[,;]?\\s*");
    private static final Set<String> EMAIL_HEADS =
            Set.of("email", "e-mail", "mail", "emailaddress", "e-mailaddress", "address");
    private static final Set<String> NAME_HEADS = Set.of("name", "fullname", "candidate", "candidatename");
    private static final Set<String> FIRST_HEADS = Set.of("firstname", "givenname", "first");
    private static final Set<String> LAST_HEADS = Set.of("lastname", "surname", "familyname", "last");

    private InviteeList() {}

    /**
     * Reads every line that is not empty.
     *
     * @param invited addresses that are invited to the opening already, in lower case
     */
    static List<InviteeLine> read(String text, Set<String> invited) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        Optional<Header> header = lines.isEmpty() ? Optional.empty() : Header.of(cells(lines.getFirst()));
        List<InviteeLine> people = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : header.isPresent() ? lines.subList(1, lines.size()) : lines) {
            InviteeLine read = line(people.size() + 1, line, header);
            people.add(checked(read, invited, seen));
        }
        return people;
    }

    private static InviteeLine line(int number, String line, Optional<Header> header) {
        Matcher angled = ANGLED.matcher(line);
        if (angled.matches()) {
            return person(number, line, angled.group(2), unquoted(angled.group(1)));
        }
        List<String> cells = cells(line);
        if (header.isPresent()) {
            return person(number, line, header.get().email(cells), header.get().name(cells));
        }
        int at = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).contains("@")) {
                at = i;
                break;
            }
        }
        List<String> rest = new ArrayList<>(cells);
        String email = rest.remove(at);
        // "tom@nw,example": what is cut off looks like the rest of a domain, not like a name.
        if (rest.size() == 1
                && at == 0
                && !email.substring(email.indexOf('@') + 1).contains(".")
                && rest.getFirst().matches("[a-z]{2,10}")) {
            return person(number, line, line.strip(), "");
        }
        return person(number, line, email, String.join(" ", rest).strip());
    }

    private static InviteeLine person(int number, String line, String address, String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        Optional<String> problem = AddressCheck.problem(address);
        String email = AccountFields.emailOf(address).orElse("");
        String hint = problem.isEmpty()
                ? AddressCheck.meant(email)
                        .map(meant -> "Did you mean " + meant + "?")
                        .orElse(null)
                : null;
        return new InviteeLine(number, line.strip(), email, shown, problem.orElse(null), hint);
    }

    private static InviteeLine checked(InviteeLine line, Set<String> invited, Map<String, Integer> seen) {
        if (!line.isGood()) {
            return line;
        }
        if (invited.contains(line.email())) {
            return line.with("Already invited to this opening.");
        }
        Integer before = seen.putIfAbsent(line.email(), line.number());
        if (before != null) {
            return line.with("The same address as in line " + before + ".");
        }
        return seen.size() > MOST ? line.with("More than " + MOST + " people in one go. Send these first.") : line;
    }

    /** The cells of a line: separated by tabs, semicolons or commas, whichever comes first in this order. */
    private static List<String> cells(String line) {
        char separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        try {
            return CsvReader.builder().fieldSeparator(separator).ofSingleCsvRecord(line).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException e) {
            return List.of(line.strip());
        }
    }

    private static String unquoted(String name) {
        return name.replaceAll("^[\"']+|[\"',;]+$", "").strip();
    }

    /** Where a table has what; -1 for columns that it lacks. */
    private record Header(int emailAt, int nameAt, int firstAt, int lastAt) {

        static Optional<Header> of(List<String> cells) {
            List<String> heads = cells.stream()
                    .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[\\s_]", ""))
                    .toList();
            int email = index(heads, EMAIL_HEADS);
            return email < 0
                    ? Optional.empty()
                    : Optional.of(new Header(
                            email, index(heads, NAME_HEADS), index(heads, FIRST_HEADS), index(heads, LAST_HEADS)));
        }

        String email(List<String> cells) {
            return cell(cells, emailAt);
        }

        String name(List<String> cells) {
            return nameAt >= 0 ? cell(cells, nameAt) : (cell(cells, firstAt) + " " + cell(cells, lastAt)).strip();
        }

        private static String cell(List<String> cells, int at) {
            return at >= 0 && at < cells.size() ? cells.get(at) : "";
        }

        private static int index(List<String> heads, Set<String> wanted) {
            for (int i = 0; i < heads.size(); i++) {
                if (wanted.contains(heads.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
