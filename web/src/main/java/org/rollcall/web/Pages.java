package org.rollcall.web;

import jakarta.faces.component.UIComponent;
import java.util.Iterator;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.primefaces.component.datatable.DataTable;
import org.rollcall.shared.NotFound;

/** Ways out of a page and around in it. */
final class Pages {
    private Pages() {}

    /** Ends the request with the page for what does not exist. */
    static void notFound(NotFound gone) {
        Faces.responseSendError(404, gone.getMessage());
    }

    /** The table with the id "t", which every page with a lazy table has, shows the page that begins there. */
    static void showFrom(int first) {
        find("t").map(DataTable.class::cast).ifPresent(table -> table.setFirst(first));
    }

    /** A component by its own id, in whatever form it is. */
    static Optional<UIComponent> find(String id) {
        return find(Faces.getViewRoot(), id);
    }

    private static Optional<UIComponent> find(UIComponent from, String id) {
        if (id.equals(from.getId())) {
            return Optional.of(from);
        }
        for (Iterator<UIComponent> all = from.getFacetsAndChildren(); all.hasNext(); ) {
            Optional<UIComponent> found = find(all.next(), id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** How many rows there are: counts are some seconds old, and what a page has found is not. */
    static int rowCount(int counted, int first, int size, int found) {
        boolean last = found < size && (found > 0 || first == 0);
        return last ? first + found : Math.max(counted, first + found);
    }
}
