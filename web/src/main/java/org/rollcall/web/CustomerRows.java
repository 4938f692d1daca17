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

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return (int) Math.min(Integer.MAX_VALUE, table.count(page.filter()));
    }

    @Override
    public List<CustomerRow> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        CustomerSort sort = sorts.values().stream()
                .filter(SortMeta::isActive)
                .flatMap(meta ->
                        CustomerSort.parse((meta.getOrder().isDescending() ? "-" : "") + meta.getField()).stream())
                .findFirst()
                .orElse(CustomerSort.DEFAULT);
        page.shown(sort, first, size);
        if (PrimeFaces.current().isAjaxRequest()) {
            PrimeFaces.current().ajax().addCallbackParam("url", page.address());
        }
        List<CustomerRow> rows = table.page(page.filter(), sort, first, size);
        setRowCount(Pages.rowCount(getRowCount(), first, size, rows.size()));
        return rows;
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
