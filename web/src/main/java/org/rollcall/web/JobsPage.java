package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.rollcall.lifecycle.ForecastEntry;
import org.rollcall.lifecycle.JobDesk;
import org.rollcall.lifecycle.JobRun;
import org.rollcall.shared.InvalidInput;

/** The nightly job: its last runs, its next one, one by hand, and whom the next nights will change. */
@Named("jobs")
@RequestScoped
public class JobsPage {
    private static final int RUNS = 25;
    private static final int FORECAST_DAYS = 30;
    private static final int FORECAST_SHOWN = 50;

    @Inject
    private JobDesk desk;

    @Inject
    private Clock clock;

    private List<JobRun> runs;
    private List<ForecastEntry> forecast;
    private String businessDate;
    private boolean dryRun;

    @PostConstruct
    void read() {
        int first = RUNS * (Address.within("page", 1, 100_000, 1) - 1);
        runs = desk.list(first, RUNS);
        businessDate = LocalDate.now(clock).toString();
    }

    public String start() {
        long[] id = new long[1];
        boolean done = Attempt.to(() -> id[0] = desk.start(date(), dryRun).id(), "done.job.started");
        return done ? "job?id=" + id[0] + "&faces-redirect=true" : null;
    }

    private LocalDate date() {
        try {
            return businessDate == null || businessDate.isBlank() ? null : LocalDate.parse(businessDate.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInput("businessDate", "is not a date such as 2026-11-30");
        }
    }

    public List<JobRun> getRuns() {
        return runs;
    }

    public Instant getNextStart() {
        return desk.nextStart();
    }

    /** Asked for once a page, which reads it thrice. */
    public List<ForecastEntry> getForecast() {
        return forecast().subList(0, Math.min(FORECAST_SHOWN, forecast().size()));
    }

    public boolean isForecastLonger() {
        return forecast().size() > FORECAST_SHOWN;
    }

    private List<ForecastEntry> forecast() {
        if (forecast == null) {
            forecast = desk.forecast(FORECAST_DAYS, FORECAST_SHOWN + 1);
        }
        return forecast;
    }

    /** In words; a rule without words is shown as it is called. */
    public String rule(String rule) {
        return Texts.known("rule." + rule).orElse(rule);
    }

    public String getBusinessDate() {
        return businessDate;
    }

    public void setBusinessDate(String businessDate) {
        this.businessDate = businessDate;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
