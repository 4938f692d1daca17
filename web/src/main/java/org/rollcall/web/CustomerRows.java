package org.rollcall.web;

import java.util.List;
import java.util.Map;
import org.primefaces.PrimeFaces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.rollcall.customer.CustomerRow;
import org.rollcall.customer.CustomerSort;
import org.rollcall.customer.CustomerTable;

/** The table of All customers, a page at a time. The address follows the table. */
public class CustomerRows extends LazyDataModel<CustomerRow> {
    private static final long serialVersionUID = 1L;

    private final CustomerTable table;
    private final CustomersPage page;

    CustomerRows(CustomerTable table, CustomersPage page) {
        this.table = table;
        this.page = page;
    }

    /** Nothing (which is not shown as nothing): the page tells it, too, and a search should run only once. */
    @Override
    public int count(Map<String, FilterMeta> filters) {
        return 0;
    }

    @Override
    public List<CustomerRow> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        CustomerSort sort = sorts.values().stream()
                .filter(SortMeta::isActive)
                .flatMap(meta ->
                        CustomerSort.parse((meta.getOrder().isDescending() ? "-" : "") + meta.getField()).stream())
                .findFirst()
                .orElse(CustomerSort.DEFAULT);
        CustomerTable.Slice slice = table.page(page.filter(), sort, first, size);
        int total = (int) Math.min(Integer.MAX_VALUE, slice.total());
        int existing = total == 0 ? 0 : recalculateFirst(first, size, total);
        if (existing < first) {
            slice = table.page(page.filter(), sort, existing, size);
            Pages.showFrom(existing);
        }
        setRowCount(Pages.rowCount(total, existing, size, slice.rows().size()));
        page.shown(sort, existing, size);
        if (PrimeFaces.current().isAjaxRequest()) {
            PrimeFaces.current().ajax().addCallbackParam("url", page.address());
        }
        return slice.rows();
    }

    @Override
    public String getRowKey(CustomerRow row) {
        return Long.toString(row.id());
    }

    @Override
    public CustomerRow getRowData(String key) {
        return table.row(Long.parseLong(key)).orElse(null);
    }
}
