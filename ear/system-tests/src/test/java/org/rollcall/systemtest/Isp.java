package org.rollcall.systemtest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.nassim.Login;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSettings;

/** A small ISP made over the API: a MikroTik at 127.0.0.1, a plan, a pool for services and one for blocked customers. */
final class Isp {
    static final String SECRET = "system-test-secret";
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    final RollcallProcess rollcall;
    final Api api;
    final long nasId;
    final long planId;
    /** Port of the simulated router's dynamic authorization server. */
    final int coaPort = RollcallProcess.freeUdpPort();

    Isp(RollcallProcess rollcall) {
        this.rollcall = rollcall;
        api = rollcall.api();
        nasId = api.create(
                "/nas",
                "{'name':'bng-1','address':'127.0.0.1','secret':'" + SECRET + "','dialect':'mikrotik','coaPort':"
                        + coaPort + "}");
        planId = api.create(
                "/plans", "{'name':'Fiber 100','price':'29.90','currency':'EUR','downBps':100000000,'upBps':50000000}");
        api.create("/pools", "{'name':'services','cidr':'100.64.0.0/24','purpose':'service'}");
        api.create("/pools", "{'name':'blocked','cidr':'100.65.0.0/24','purpose':'blocked'}");
    }

    /** A customer with one service whose password is "secret-pw". */
    Subscriber subscriber() {
        String login = "user" + CUSTOMERS.incrementAndGet();
        long customer = api.create("/customers", "{'portalLogin':'" + login + "','name':'Test " + login + "'}");
        long service = api.create(
                "/customers/" + customer + "/services",
                "{'login':'" + login + "','password':'secret-pw','planId':" + planId + ",'ipv4':{'mode':'pool'}}");
        return new Subscriber(customer, service, login);
    }

    /** A simulated router that is this ISP's. */
    Nas router() {
        return Nas.open(
                NasSettings.local(rollcall.authPort, rollcall.acctPort, SECRET).withCoaPort(coaPort));
    }

    /** Sessions of a login, newest first; open or finished. */
    JsonArray sessions(String login, boolean open) throws IOException {
        Api.Answer answer = api.get("/sessions?open=" + open + "&login=" + login);
        if (answer.status() != 200) {
            throw new AssertionError(answer + "; the server says: " + rollcall.output());
        }
        return answer.body().getJsonArray("items");
    }

    JsonObject customer(long id) {
        return api.get("/customers/" + id).body();
    }

    record Subscriber(long customerId, long serviceId, String login) {
        Login pap() {
            return Login.pap(login, "secret-pw");
        }

        Login chap() {
            return Login.chap(login, "secret-pw");
        }

        Login msChapV2() {
            return Login.msChapV2(login, "secret-pw");
        }
    }
}
