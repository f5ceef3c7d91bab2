package dev.assay.platform;

import dev.assay.platform.installation.LinkSigner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database of a platform. */
final class Stored {

    private final TestPlatform platform;

    Stored(TestPlatform platform) {
        this.platform = platform;
    }

    /** The first column of every row, as text. */
    List<String> column(String query, Object... values) {
        try (var connection = platform.database.connectAsOwner();
                var prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            List<String> column = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    column.add(String.valueOf(rows.getString(1)));
                }
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row. */
    String value(String query, Object... values) {
        List<String> column = column(query, values);
        if (column.size() != 1) {
            throw new AssertionError(column.size() + " rows: " + query);
        }
        return column.getFirst();
    }

    /** The path that the link of the newest mail to an address leads to. */
    String linkOfMailTo(String email) {
        String where = " FROM mail WHERE recipient = ? AND link_id IS NOT NULL ORDER BY id DESC LIMIT 1";
        LinkSigner.Kind kind = LinkSigner.Kind.valueOf(value("SELECT link_kind" + where, email));
        String id = value("SELECT link_id" + where, email);
        return platform.bean(LinkSigner.class).link(kind, id, 1).getPath();
    }

    /** The paths of the links to join that were mailed to an address. */
    List<String> linksToJoin(String email) {
        return column("SELECT link_id FROM mail WHERE recipient = ? AND link_kind = 'JOIN'", email).stream()
                .map(id -> platform.bean(LinkSigner.class)
                        .link(LinkSigner.Kind.JOIN, id, 1)
                        .getPath())
                .toList();
    }

    /** The actions in a company's audit log about an object, oldest first. */
    List<String> audited(String objectId) {
        return column("SELECT action FROM audit_entry WHERE object_id = ? ORDER BY sequence", objectId);
    }
}
