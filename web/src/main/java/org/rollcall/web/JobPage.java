package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.lifecycle.JobChange;
import org.rollcall.lifecycle.JobDesk;
import org.rollcall.lifecycle.JobRun;
import org.rollcall.shared.NotFound;

/** One run of the nightly job and what it changed; reads itself anew while it is not over. */
@Named("job")
@RequestScoped
public class JobPage {
    /** Changes on a page. */
    private static final int SHOWN = 100;

    @Inject
    private JobDesk desk;

    private JobRun run;
    private List<JobChange> changes = List.of();
    private int first;

    /** Reads the run; 404 if there is none. */
    public void arrive() {
        try {
            run = desk.get(Address.number("id").orElse(0));
            first = SHOWN * (Address.within("page", 1, 1_000_000, 1) - 1);
            changes = desk.changes(run.id(), first, SHOWN + 1);
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    public String stop() {
        long id = Address.number("id").orElse(0);
        Attempt.to(() -> desk.stop(id), "done.job.stopped");
        return "job?id=" + id + "&faces-redirect=true";
    }

    public JobRun getRun() {
        return run;
    }

    public List<JobChange> getChanges() {
        return changes.subList(0, Math.min(SHOWN, changes.size()));
    }

    /** The address of the next page of changes; null on the last. */
    public String getNext() {
        return changes.size() > SHOWN ? address(first / SHOWN + 2) : null;
    }

    public String getPrevious() {
        return first > 0 ? address(first / SHOWN) : null;
    }

    private String address(int page) {
        return new Address("job").with("id", run.id()).with("page", page).toString();
    }
}
