package dev.assay.grading.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/** Connections that send a statement again when the database undid it, unless a whole transaction was undone with it. */
final class RestartingConnections extends DataSourceConnectionProvider {

    RestartingConnections(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public Connection acquire() {
        return new Restarting(super.acquire());
    }

    private static final class Restarting extends DefaultConnection {

        Restarting(Connection connection) {
            super(connection);
        }

        @Override
        public PreparedStatement prepareStatement(String sql) throws SQLException {
            return new RestartingStatement(super.prepareStatement(sql), this);
        }

        @Override
        public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
            return new RestartingStatement(super.prepareStatement(sql, generatedKeys), this);
        }
    }

    private static final class RestartingStatement extends DefaultPreparedStatement {

        RestartingStatement(PreparedStatement statement, Connection connection) {
            super(statement, connection);
        }

        @Override
        public boolean execute() throws SQLException {
            return isOfItsOwn() ? Undone.again(super::execute) : super.execute();
        }

        @Override
        public int executeUpdate() throws SQLException {
            return isOfItsOwn() ? Undone.again(super::executeUpdate) : super.executeUpdate();
        }

        private boolean isOfItsOwn() throws SQLException {
            return getConnection().getAutoCommit();
        }
    }
}
