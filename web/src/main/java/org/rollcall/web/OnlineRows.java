package org.rollcall.web;

import java.util.List;
import java.util.Map;
import org.primefaces.PrimeFaces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.rollcall.session.OnlineRow;
import org.rollcall.session.OnlineSort;
import org.rollcall.session.OnlineTable;

/** The table of Online customers, a page at a time. The address follows the table. */
public class OnlineRows extends LazyDataModel<OnlineRow> {
    private static final long serialVersionUID = 1L;

    private final OnlineTable table;
    private final OnlinePage page;

    OnlineRows(OnlineTable table, OnlinePage page) {
        this.table = table;
        this.page = page;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return (int) Math.min(Integer.MAX_VALUE, table.count(page.filter()));
    }

    @Override
    public List<OnlineRow> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        OnlineSort sort = sorts.values().stream()
                .filter(SortMeta::isActive)
                .flatMap(meta ->
                        OnlineSort.parse((meta.getOrder().isDescending() ? "-" : "") + meta.getField()).stream())
                .findFirst()
                .orElse(OnlineSort.DEFAULT);
        List<OnlineRow> rows = table.page(page.filter(), sort, first, size, page.leakAllowance());
        setRowCount(Pages.rowCount(getRowCount(), first, size, rows.size()));
        page.shown(sort, first, size, rows.stream().map(OnlineRow::id).toList());
        if (PrimeFaces.current().isAjaxRequest()) {
            PrimeFaces.current().ajax().addCallbackParam("url", page.address());
        }
        return rows;
    }

    @Override
    public String getRowKey(OnlineRow row) {
        return Long.toString(row.id());
    }

    @Override
    public OnlineRow getRowData(String key) {
        return table.row(Long.parseLong(key), page.leakAllowance()).orElse(null);
    }
}
