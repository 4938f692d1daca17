/* What pages do in the browser. No inline handlers anywhere (CSP): everything listens here and reads data- attributes. */
(function () {
  'use strict';
  const $1 = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const on = (type, selector, act) =>
    document.addEventListener(type, event => {
      const hit = event.target.closest && event.target.closest(selector);
      if (hit) act(event, hit);
    });
  const words = document.body.dataset;
  const say = text => { const live = $1('#said'); if (live) live.textContent = text; };
  const prefer = (name, value) => window.savePreference
    && window.savePreference([{name: 'name', value: name}, {name: 'value', value: String(value)}]);

  /* ---- requests: a thin bar after 0.3 s, the address follows the table ---- */
  if (window.jQuery) {
    window.jQuery(document)
      .on('pfAjaxSend', (e, xhr, settings) => { if (!settings || settings.global !== false) $1('.progress')?.classList.add('on'); })
      .on('pfAjaxComplete', (e, xhr) => {
        $1('.progress')?.classList.remove('on');
        const args = xhr && xhr.pfArgs;
        if (args && args.url) history.replaceState(null, '', args.url);
        group();
      });
  }

  /* ---- PrimeFaces writes "1-50 of 99024" ---- */
  function group() {
    all('.ui-paginator-current').forEach(report => {
      report.textContent = report.textContent.replace(/\d{4,}/g, number => Number(number).toLocaleString('en'));
    });
  }
  group();

  /* ---- a narrow screen shows a part of the navigation: the one with the page it is on ---- */
  const here = $1('.nav [aria-current]');
  if (here) here.parentNode.scrollLeft = here.offsetLeft - (here.parentNode.clientWidth - here.offsetWidth) / 2;

  /* ---- theme: system, light, dark; palette: rows by status ---- */
  on('click', '#theme', (e, button) => {
    const next = {system: 'light', light: 'dark', dark: 'system'}[document.documentElement.dataset.theme] || 'light';
    document.documentElement.dataset.theme = next;
    button.title = button.dataset[next];
    button.setAttribute('aria-label', button.dataset[next]);
    $1('.pi', button).className = 'pi ' + {system: 'pi-desktop', light: 'pi-sun', dark: 'pi-moon'}[next];
    say(button.dataset[next]);
    prefer('theme', next);
  });
  on('click', '#palette', (e, button) => {
    const coloured = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', coloured);
    document.body.classList.toggle('coloured', coloured);
    prefer('palette', coloured);
  });

  /* ---- dialogs: <button data-dialog="id" data-set-x="value"> fills [data-get="x"] and opens ---- */
  const open = (dialog, from) => {
    for (const [name, value] of Object.entries(from.dataset)) {
      if (!name.startsWith('set')) continue;
      const key = name.substring(3).toLowerCase();
      all('[data-get="' + key + '"]', dialog).forEach(target => {
        if ('value' in target) target.value = value; else target.textContent = value;
      });
    }
    dialog.opener = from;
    dialog.showModal();
    ($1('[data-first]', dialog) || $1('textarea, input:not([type=hidden])', dialog))?.focus();
  };
  on('click', '[data-dialog]', (e, button) => open(document.getElementById(button.dataset.dialog), button));
  on('click', '[data-close]', (e, button) => button.closest('dialog').close());
  all('dialog').forEach(dialog => dialog.addEventListener('close', () => dialog.opener?.focus()));

  /* ---- rows: a click anywhere opens, unless something was selected or hit ---- */
  on('click', 'tr.clickable', (event, row) => {
    if (event.target.closest('a, button, input, label, select') || String(getSelection())) return;
    const link = $1('a.row', row);
    if (link && (event.ctrlKey || event.metaKey)) window.open(link.href); else link?.click();
  });

  /* ---- copying, also where the clipboard needs https ---- */
  on('click', '[data-copy]', (e, button) => {
    const text = button.dataset.copy;
    const done = () => say(words.copied + ' ' + text);
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done); return; }
    const area = document.createElement('textarea');
    area.value = text; document.body.append(area); area.select();
    document.execCommand('copy'); area.remove(); button.focus(); done();
  });

  /* ---- keys, off by a choice in the help (WCAG 2.1.4) ---- */
  if ($1('#keys')) $1('#keys').checked = words.keys !== 'false';
  on('change', '#keys', (e, box) => { words.keys = box.checked; prefer('keys', box.checked); });
  let going = false;
  document.addEventListener('keydown', event => {
    if (words.keys === 'false' || event.ctrlKey || event.metaKey || event.altKey
      || event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
    const go = going; going = false;
    if (go) {
      const link = $1('.nav a[data-key="' + event.key + '"]');
      if (link) { event.preventDefault(); link.click(); }
    } else if (event.key === '/') {
      const box = $1('#q'); if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (event.key === 'g') {
      going = true;
    } else if (event.key === '?') {
      $1('#help')?.showModal();
    } else if (event.key === 'r') {
      $1('#fresh:not(.hidden)')?.click();
    } else if (event.key === 'j' || event.key === 'k') {
      const rows = all('tbody a.row:first-of-type').filter(a => a.closest('td') === a.closest('tr').querySelector('a.row').closest('td'));
      const at = rows.findIndex(a => a.closest('tr').contains(document.activeElement));
      const next = rows[at < 0 ? 0 : Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), rows.length - 1)];
      if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({block: 'nearest'}); }
    }
  });

  /* ---- ending a session: ask, send, show what the router answered ---- */
  const ending = {};
  on('click', '#fresh', (e, button) => { button.classList.add('hidden'); window.refreshOnline && window.refreshOnline(); });
  on('click', 'button.end', (e, button) => {
    const dialog = $1('#end');
    const d = button.dataset;
    for (const key of ['login', 'name', 'ip', 'nas']) $1('[data-get="' + key + '"]', dialog).textContent = d[key] || '–';
    dialog.dataset.id = d.id;
    dialog.opener = button;
    dialog.showModal();
    $1('[data-close]', dialog).focus();
  });
  on('click', '#end-now', () => {
    const dialog = $1('#end');
    const id = dialog.dataset.id;
    const button = dialog.opener;
    dialog.close();
    show(id, 'wait', words.ending);
    button.disabled = true;
    ending[id] = button;
    window.endSession([{name: 'id', value: id}]);
  });
  const show = (id, kind, text) => {
    const cell = document.querySelector('[data-answer="' + id + '"]');
    if (!cell) return;
    cell.className = 'answer ' + kind;
    cell.textContent = text;
    say(text);
  };
  window.rollcallEnded = args => {
    if (!args || !args.id) return;
    const button = ending[args.id];
    delete ending[args.id];
    show(args.id, args.outcome, args.text);
    if (button) { button.disabled = args.outcome === 'ack'; if (args.outcome !== 'ack') button.focus(); }
  };
  window.rollcallEndFailed = () => Object.keys(ending).forEach(id => {
    ending[id].disabled = false; delete ending[id]; show(id, 'timeout', words.failed);
  });

  /* ---- Online: numbers are patched into the cells that are there; nothing moves, nothing loses focus ---- */
  const live = $1('#live');
  if (live) {
    let last = Date.now(), paused = false, failures = 0;
    const pad = n => String(n).padStart(2, '0');
    const tell = () => {
      if (paused) { live.textContent = words.paused; return; }
      const seconds = Math.max(0, Math.round((Date.now() - last) / 1000));
      live.textContent = (failures ? words.lost : words.live).replace('{0}', seconds);
    };
    const tick = () => {
      const now = Date.now() - (words.skew || 0);
      all('time[data-start]').forEach(time => {
        const s = Math.max(0, Math.floor((now - time.dataset.start) / 1000));
        const days = Math.floor(s / 86400);
        time.textContent = (days ? days + 'd ' : '') + pad(Math.floor(s / 3600) % 24) + ':' + pad(Math.floor(s / 60) % 60) + ':' + pad(s % 60);
      });
      tell();
    };
    words.skew = Date.now() - Number(live.dataset.now || Date.now());
    setInterval(tick, 1000);
    tick();
    window.rollcallPatch = args => {
      if (!args || !args.rows) { window.rollcallLost(); return; }
      last = Date.now(); failures = 0;
      live.classList.remove('lost');
      const seen = new Set();
      for (const [id, down, up, rateDown, rateUp, age] of JSON.parse(args.rows)) {
        seen.add(String(id));
        for (const [key, value] of Object.entries({down, up, rate: rateDown + ' / ' + rateUp, age})) {
          const cell = document.querySelector('[data-' + key + '="' + id + '"]');
          if (cell && cell.textContent !== value) cell.textContent = value;
        }
      }
      for (const [id, kind, text] of JSON.parse(args.ends || '[]')) {
        const cell = document.querySelector('[data-answer="' + id + '"]');
        if (cell && cell.dataset.order !== text) { cell.dataset.order = text; show(id, kind, text[0].toUpperCase() + text.slice(1)); }
      }
      all('tr [data-answer]').forEach(cell => {
        const row = cell.closest('tr');
        if (seen.has(cell.dataset.answer) || row.classList.contains('ended')) return;
        row.classList.add('ended');
        const leave = () => row.contains(document.activeElement) || row.matches(':hover') ? setTimeout(leave, 3000) : row.remove();
        setTimeout(leave, 6000);
      });
      const total = $1('#total'); if (total) total.textContent = args.total;
      const fresh = $1('#fresh');
      if (fresh) {
        fresh.classList.toggle('hidden', !Number(args.fresh));
        fresh.textContent = fresh.dataset.text.replace('{0}', args.fresh);
      }
      tell();
    };
    window.rollcallLost = () => { failures++; live.classList.add('lost'); tell(); };
    on('click', '#pause', (e, button) => {
      paused = !paused;
      button.setAttribute('aria-pressed', paused);
      live.classList.toggle('paused', paused);
      const poll = window.PF('poll');
      if (paused) poll.stop(); else poll.start();
      tell();
    });
    document.addEventListener('visibilitychange', () => {
      if (paused) return;
      const poll = window.PF('poll');
      if (document.hidden) poll.stop(); else poll.start();
    });
  }
})();
