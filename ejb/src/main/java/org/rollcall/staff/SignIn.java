package org.rollcall.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.FieldErrors;

/**
 * Finds out who somebody is: by name and password, by the API's bearer token, or by the one-time token that makes the
 * first administrator. Open to everybody, so it tells as little as it can and slows down guessing before it computes
 * anything.
 */
@ApplicationScoped
public class SignIn {
    /** Who it is and what groups he has. */
    public record Accepted(String name, Set<String> roles) {}

    /**
     * The outcome of an attempt.
     *
     * @param problem for the person, null if accepted; the same for a wrong name and a wrong password
     */
    public record Result(Optional<Accepted> accepted, String problem) {}

    private static final String API = "api";
    private static final Set<String> ADMINISTRATOR = Set.of(Caller.ADMINISTRATOR);

    @Inject
    private StaffRegister register;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private SetUpToken setUpToken;

    @Inject
    private ApiToken apiToken;

    @Inject
    private Caller caller;

    @Inject
    private AuditLog audit;

    public Result authenticate(String name, String password) {
        if (name == null || name.isBlank() || password == null || password.isEmpty()) {
            return refused("give your name and password");
        }
        String account = name.strip();
        Optional<Duration> wait = throttle.wait(account, caller.address());
        if (wait.isPresent()) {
            return refused("too many tries, wait " + Math.max(1, wait.get().toSeconds()) + " s");
        }
        Optional<StaffMember> member = register.find(account);
        Optional<Boolean> right =
                hashes.verify(password, member.map(StaffMember::passwordHash).orElse(PasswordHashes.NOBODY));
        if (right.isEmpty()) {
            return refused("too many people are signing in, try again");
        }
        if (member.isEmpty() || !right.get()) {
            throttle.failed(account, caller.address());
            audit.recordApart(account, "staff.signInFailed", "staff", "");
            return refused("the name or the password is wrong");
        }
        throttle.succeeded(account);
        StaffMember somebody = member.get();
        audit.recordApart(somebody.name(), "staff.signIn", "staff", "");
        return new Result(Optional.of(new Accepted(somebody.name(), Set.of(somebody.role()))), null);
    }

    /** Whose bearer token this is. */
    public Optional<Accepted> token(String bearer) {
        return apiToken.matches(bearer) ? Optional.of(new Accepted(API, ADMINISTRATOR)) : Optional.empty();
    }

    /** True until the first administrator was made. */
    public boolean nobodyYet() {
        return register.isEmpty();
    }

    /**
     * Makes the first administrator and uses the token up.
     *
     * @throws org.rollcall.shared.InvalidInput if the token is not the right one, too old or used, or name or password
     *     will not do
     */
    public Accepted setUp(String token, String name, String password) {
        String account = name == null ? null : name.strip();
        FieldErrors errors = new FieldErrors().required("name", account, 100);
        errors.check(!API.equals(account), "name", "is taken by the API");
        PasswordRules.check(password, account, errors);
        Optional<Duration> wait = throttle.wait("(set-up)", caller.address());
        errors.check(wait.isEmpty(), "token", "was tried too often, wait a little");
        errors.throwIfAny();
        if (!setUpToken.matches(token)) {
            throttle.failed("(set-up)", caller.address());
            errors.check(false, "token", "is not the current one, see the log for where it is")
                    .throwIfAny();
        }
        register.addFirst(account, hashes.hash(password), Caller.ADMINISTRATOR);
        setUpToken.consume();
        audit.recordApart(account, "staff.setUp", "staff " + account, "");
        return new Accepted(account, ADMINISTRATOR);
    }

    /** Makes a new set-up token while there is nobody yet, for someone who came too late for the last one. */
    public void renewSetUpToken() {
        if (nobodyYet()) {
            setUpToken.renew();
        }
    }

    private static Result refused(String problem) {
        return new Result(Optional.empty(), problem);
    }
}
