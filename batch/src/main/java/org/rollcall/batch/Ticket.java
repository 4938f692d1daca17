package org.rollcall.batch;

import java.util.Properties;
import org.rollcall.lifecycle.Assignment;

/** What travels from the watch to the job: parameters of a job are text. */
record Ticket(long runId, long fence) {

    static Ticket of(Assignment assignment) {
        return new Ticket(assignment.run().id(), assignment.fence());
    }

    static Ticket of(Properties parameters) {
        return new Ticket(
                Long.parseLong(parameters.getProperty("run")), Long.parseLong(parameters.getProperty("fence")));
    }

    Properties properties() {
        Properties parameters = new Properties();
        parameters.setProperty("run", Long.toString(runId));
        parameters.setProperty("fence", Long.toString(fence));
        return parameters;
    }
}
