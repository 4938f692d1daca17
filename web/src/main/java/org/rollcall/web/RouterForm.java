package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.omnifaces.util.Faces;
import org.rollcall.dialect.Dialect;
import org.rollcall.gateway.QuarantineDesk;
import org.rollcall.nas.Nas;
import org.rollcall.nas.NasCounters;
import org.rollcall.nas.NasData;
import org.rollcall.nas.NasDesk;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;
import org.rollcall.settings.Settings;
import org.rollcall.shared.NotFound;

/** A router to add or to change, and the lines to type into it. The secret goes in and never comes out. */
@Named("routerForm")
@RequestScoped
public class RouterForm {
    @Inject
    private NasDesk desk;

    @Inject
    private QuarantineDesk quarantine;

    @Inject
    private Settings settings;

    private Long id;
    private Integer version;
    private String name;
    private String address;
    private String secret;
    private Dialect dialect = Dialect.MIKROTIK;
    private Integer coaPort = NasData.DEFAULT_COA_PORT;
    private Integer interimInterval;
    private MessageAuthenticatorRule messageAuthenticator = MessageAuthenticatorRule.REQUIRE;
    private boolean learned;
    private String coaAddress;
    private String certificateName;
    private Integer coaRate = NasData.DEFAULT_COA_RATE;
    private boolean countersInverted;
    private int counterUnit = 1;
    private BigDecimal lineRate;
    private Long quarantined;
    private Integer overlapHours = NasData.DEFAULT_OVERLAP_HOURS;
    private Instant previousSecretUntil;
    private Instant previousSecretUsedAt;

    /** Fills the form; 404 if there is no such router. */
    public void arrive() {
        if (Address.number("id").isEmpty()) {
            interimInterval = settings.interimInterval();
            return;
        }
        try {
            Nas nas = desk.get(Address.number("id").getAsLong());
            id = nas.getId();
            version = nas.getVersion();
            name = nas.getName();
            address = nas.getAddress();
            dialect = nas.getDialect();
            coaPort = nas.getCoaPort();
            interimInterval = nas.getInterimInterval();
            messageAuthenticator = nas.getMessageAuthenticator();
            coaAddress = nas.getCoaAddress();
            coaRate = nas.getCoaRate();
            certificateName = nas.getCertificateName();
            countersInverted = nas.getCounters().inverted();
            counterUnit = nas.getCounters().unit();
            lineRate = nas.getCounters().lineRate() == null
                    ? null
                    : PlanForm.megabits(nas.getCounters().lineRate());
            previousSecretUntil = nas.getPreviousSecretUntil();
            previousSecretUsedAt = nas.getPreviousSecretUsedAt();
            learned = nas.isMessageAuthenticatorLearned();
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    /** Saves, and says what should be thought about. */
    public String save() {
        Long[] saved = {id};
        boolean done = id == null
                ? Attempt.to(() -> saved[0] = desk.create(data()).getId(), "done.router.created", name)
                : Attempt.to(() -> desk.update(id, data(), OptionalInt.of(version)), "done.saved");
        if (!done) {
            return null;
        }
        desk.warnings(data()).forEach(Attempt::warn);
        return "router?id=" + saved[0] + "&faces-redirect=true";
    }

    private NasData data() {
        return new NasData(
                name,
                address,
                secret == null || secret.isEmpty() ? null : secret,
                dialect,
                coaPort == null ? 0 : coaPort,
                interimInterval == null ? 0 : interimInterval,
                messageAuthenticator,
                coaAddress == null || coaAddress.isBlank() ? null : coaAddress.strip(),
                coaRate == null ? 0 : coaRate,
                new NasCounters(
                        countersInverted,
                        counterUnit,
                        lineRate == null ? null : Long.valueOf(PlanForm.bits("lineRateBps", lineRate))),
                overlapHours == null ? NasData.DEFAULT_OVERLAP_HOURS : overlapHours,
                certificateName == null || certificateName.isBlank() ? null : certificateName.strip());
    }

    public String delete() {
        return Attempt.to(() -> desk.delete(id), "done.router.deleted") ? "routers?faces-redirect=true" : null;
    }

    /** What to type into a router of this dialect. */
    public String getLines() {
        Configuration configuration = Environment.current();
        InetAddress bound = configuration.radiusBind();
        String server = bound.isAnyLocalAddress() ? Faces.getRequest().getServerName() : bound.getHostAddress();
        return SetUpLines.of(
                dialect,
                server,
                configuration.authPort(),
                configuration.acctPort(),
                coaPort == null ? NasData.DEFAULT_COA_PORT : coaPort,
                interimInterval == null ? NasData.DEFAULT_INTERIM_INTERVAL : interimInterval);
    }

    /** How many of its records could not be stored. Asked for once a page, which reads it thrice. */
    public long getQuarantined() {
        if (quarantined == null) {
            quarantined = quarantine.count(OptionalLong.of(id));
        }
        return quarantined;
    }

    /** What to type so that the router's clock is put right. */
    public String getClockLines() {
        return SetUpLines.ntp(dialect);
    }

    /** The router cannot reach Rollcall from another machine. */
    public boolean isLoopback() {
        return Environment.current().radiusBind().isLoopbackAddress();
    }

    public List<Dialect> getDialects() {
        return List.of(Dialect.values());
    }

    public List<MessageAuthenticatorRule> getRules() {
        return List.of(MessageAuthenticatorRule.values());
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getSecret() {
        return null;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public Dialect getDialect() {
        return dialect;
    }

    public void setDialect(Dialect dialect) {
        this.dialect = dialect;
    }

    public Integer getCoaPort() {
        return coaPort;
    }

    public void setCoaPort(Integer coaPort) {
        this.coaPort = coaPort;
    }

    public Integer getInterimInterval() {
        return interimInterval;
    }

    public void setInterimInterval(Integer interimInterval) {
        this.interimInterval = interimInterval;
    }

    public MessageAuthenticatorRule getMessageAuthenticator() {
        return messageAuthenticator;
    }

    public void setMessageAuthenticator(MessageAuthenticatorRule messageAuthenticator) {
        this.messageAuthenticator = messageAuthenticator;
    }

    /** With "auto": the router was seen to send it always, so it is required by now. */
    public boolean isLearned() {
        return learned;
    }

    public String getCoaAddress() {
        return coaAddress;
    }

    public void setCoaAddress(String coaAddress) {
        this.coaAddress = coaAddress;
    }

    public String getCertificateName() {
        return certificateName;
    }

    public void setCertificateName(String certificateName) {
        this.certificateName = certificateName;
    }

    /** Rollcall does not listen for RadSec. */
    public boolean isRadSecOff() {
        return Environment.current().radSec().isEmpty();
    }

    public Integer getCoaRate() {
        return coaRate;
    }

    public void setCoaRate(Integer coaRate) {
        this.coaRate = coaRate;
    }

    public Integer getOverlapHours() {
        return overlapHours;
    }

    public void setOverlapHours(Integer overlapHours) {
        this.overlapHours = overlapHours;
    }

    /** How long the secret before this one is good as well; null if there is none. */
    public Instant getPreviousSecretUntil() {
        return previousSecretUntil;
    }

    /** When the router used it the last time; null if it did not. */
    public Instant getPreviousSecretUsedAt() {
        return previousSecretUsedAt;
    }

    /** What a router may count in, in octets. */
    public List<Integer> getCounterUnits() {
        return NasCounters.UNITS;
    }

    public int getCounterUnit() {
        return counterUnit;
    }

    public void setCounterUnit(int counterUnit) {
        this.counterUnit = counterUnit;
    }

    /** Mbit/s; null = as fast as lines are. */
    public BigDecimal getLineRate() {
        return lineRate;
    }

    public void setLineRate(BigDecimal lineRate) {
        this.lineRate = lineRate;
    }

    public boolean isCountersInverted() {
        return countersInverted;
    }

    public void setCountersInverted(boolean countersInverted) {
        this.countersInverted = countersInverted;
    }
}
