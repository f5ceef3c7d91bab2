// Enhancements only: every page reads, and every form works, before this file has arrived or where it never does.
const $ = (selector, root = document) => root.querySelector(selector);
const each = (root, selector, use) => {
  if (root.matches?.(selector)) use(root);
  for (const element of root.querySelectorAll(selector)) use(element);
};

// --- Light and dark. The server renders what the cookie says; here the change needs no new page. ---
function themeForm(form) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const page = document.documentElement;
    const dark = page.dataset.theme === 'dark'
      || (page.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    page.dataset.theme = dark ? 'light' : 'dark';
    document.cookie = `assay_theme=${page.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  });
}

// --- The clock of a sitting. Its truth is the server's time: the page says when it was made, and after the page was
// hidden or the device slept the server is asked again. ---
let ahead = 0; // milliseconds that the server's clock is ahead of this device's
function clock(element) {
  const left = $('[data-clock-left]', element), used = $('progress', element);
  const ends = +element.dataset.ends;
  const paused = 'paused' in element.dataset;
  ahead = +element.dataset.now - (Date.now() - age());
  let running = ends > +element.dataset.now;
  const tick = () => {
    if (!element.isConnected) return clearInterval(timer);
    const seconds = Math.max(0, Math.round((ends - Date.now() - ahead) / 1000));
    const hours = Math.floor(seconds / 3600), days = hours < 48 ? 0 : Math.floor(hours / 24);
    left.textContent = `${days ? `${days} d ` : ''}${hours - 24 * days}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    used.value = used.max - seconds;
    element.classList.toggle('soon', seconds < 600);
    if (seconds === 0 && running) {
      running = false;
      // What holds now is the server's to say.
      setTimeout(() => location.reload(), 1500);
    }
  };
  const timer = paused ? 0 : setInterval(tick, 500);
  if (!paused) tick();
}
const two = number => String(number).padStart(2, '0');
// How long ago the server made what is enhanced: the page when it was sent, a part of it just now.
let whole = true;
const age = () => (whole ? performance.now() - (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0) : 0);
async function askTime() {
  if (!$('[data-clock]')) return;
  const sent = Date.now();
  try {
    const answer = await fetch('/health/live', { method: 'GET', cache: 'no-store' });
    // The header counts whole seconds: half of one is the least mistaken guess.
    ahead = Date.parse(answer.headers.get('date')) + 500 - (sent + Date.now()) / 2 || ahead;
  } catch { /* Without a network the last known time goes on. */ }
}
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && askTime());
addEventListener('pageshow', event => event.persisted && askTime());

// --- Upload. fetch() cannot tell how far it is; XMLHttpRequest can. ---
const megabytes = bytes => `${(bytes / 1048576).toFixed(1)} MiB`;
function dropzone(form) {
  const input = $('input[type=file]', form), transfer = $('[data-upload-transfer]', form);
  const bar = $('progress', transfer), state = $('[data-upload-state]', transfer);
  const cancel = $('[data-upload-cancel]', form);
  let request = null, file = null, key = '';
  const leaving = event => event.preventDefault();
  const end = (text, failed) => {
    removeEventListener('beforeunload', leaving);
    request = null;
    state.textContent = text;
    transfer.classList.toggle('failed', failed);
    cancel.textContent = failed ? 'Try again' : 'Cancel';
    cancel.hidden = !failed;
    input.value = '';
  };
  const send = () => {
    const begun = performance.now();
    request = new XMLHttpRequest();
    const address = new URL(form.dataset.upload, location.href);
    address.search += `${address.search ? '&' : '?'}fileName=${encodeURIComponent(file.name)}`;
    request.open('PUT', address);
    request.setRequestHeader('Content-Type', file.name.endsWith('.zip') ? 'application/zip' : 'application/gzip');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    // A file that is sent again after a broken connection is the same submission.
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = event => {
      bar.value = 100 * event.loaded / event.total;
      const speed = event.loaded / (performance.now() - begun);
      state.textContent = event.loaded === event.total ? 'Arrived. Being checked…'
        : `${megabytes(event.loaded)} of ${megabytes(event.total)}, ${Math.ceil((event.total - event.loaded) / speed / 1000)} s left`;
    };
    request.onload = () => {
      if (request.status < 300) {
        const next = request.getResponseHeader('X-Next-Page') || form.dataset.uploadNext || location.href;
        end('Received.', false);
        location.assign(next);
        return;
      }
      let detail = 'The server refused the file.';
      try { detail = JSON.parse(request.responseText).detail || detail; } catch { /* Not one of our answers. */ }
      end(detail, true);
    };
    request.onerror = () => end('The connection broke before the file had arrived. Nothing was counted.', true);
    request.onabort = () => { end('', false); transfer.hidden = true; };
    transfer.hidden = false;
    transfer.classList.remove('failed');
    cancel.hidden = false;
    cancel.textContent = 'Cancel';
    $('[data-upload-file]', form).textContent = file.name;
    bar.value = 0;
    addEventListener('beforeunload', leaving);
    request.send(file);
  };
  const take = chosen => {
    if (!chosen || request) return;
    file = chosen;
    key = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
    send();
  };
  form.classList.add('enhanced');
  input.addEventListener('change', () => take(input.files[0]));
  cancel.addEventListener('click', () => (request ? request.abort() : file && send()));
  for (const type of ['dragover', 'dragleave', 'drop']) {
    form.addEventListener(type, event => {
      event.preventDefault();
      form.classList.toggle('over', type === 'dragover');
      if (type === 'drop') take(event.dataTransfer.files[0]);
    });
  }
}

// --- A log as it grows. The browser resumes by itself with Last-Event-ID; only where it gives up, it is started again. ---
const LINES = 5000;
function log(element) {
  const source = element.dataset.log;
  const header = element.previousElementSibling;
  const follow = $('[data-log-follow]', header), state = $('[data-log-state]', header);
  let waiting = [], last = '', stream = null;
  const show = () => {
    const lines = document.createDocumentFragment();
    // What would be cut off at once need not be made.
    for (const [kind, text] of waiting.slice(-LINES)) {
      const line = document.createElement('span');
      line.className = kind;
      line.textContent = text + '\n';
      lines.append(line);
    }
    waiting = [];
    element.append(lines);
    while (element.childElementCount > LINES) element.firstElementChild.remove();
    if (follow.checked) element.scrollTop = element.scrollHeight;
  };
  const open = () => {
    const address = new URL(source, location.href);
    if (last) address.searchParams.set('lastEventId', last);
    stream = new EventSource(address);
    for (const kind of ['out', 'err', 'sys']) {
      stream.addEventListener(kind, event => {
        if (event.lastEventId) last = event.lastEventId;
        if (!waiting.length) requestAnimationFrame(show);
        waiting.push([kind, event.data]);
      });
    }
    stream.addEventListener('end', () => {
      stream.close();
      state.textContent = '';
      element.dispatchEvent(new CustomEvent('assay:end', { bubbles: true }));
    });
    stream.onopen = () => { state.textContent = ''; };
    stream.onerror = () => {
      state.textContent = 'Reconnecting…';
      if (stream.readyState === EventSource.CLOSED && element.isConnected) setTimeout(open, 3000);
    };
  };
  element.scrollTop = element.scrollHeight;
  // Whoever scrolls up wants to read: following waits until the end is in sight again.
  element.addEventListener('scroll', () => {
    if (document.activeElement !== follow) {
      follow.checked = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
    }
  }, { passive: true });
  follow.addEventListener('change', () => { if (follow.checked) element.scrollTop = element.scrollHeight; });
  open();
  addEventListener('pagehide', () => stream.close());
}

// --- Before a sitting: the zone of the device, whether uploads get through, and whether its clock agrees with ours. ---
function guessZone(field) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone, select = $('select', field);
  if ([...select.options].some(option => option.value === zone)) select.value = zone;
}

async function systemCheck(list) {
  const say = (what, text) => { $(`[data-check-${what}]`, list).textContent = text; };
  say('browser', 'This browser does everything that is needed.');
  const begun = performance.now();
  try {
    const answer = await fetch(list.dataset.systemCheck,
      { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(1048576) });
    const { now } = await answer.json();
    const seconds = (performance.now() - begun) / 1000, off = Math.abs(Date.now() - now) / 1000 - seconds;
    say('upload', `Works: 1 MiB took ${seconds.toFixed(1)} s.`);
    say('clock', off < 60 ? 'Your clock agrees with ours.'
      : `Your clock is off by ${Math.round(off / 60)} min. Ours decides, and is the one shown.`);
  } catch { say('upload', 'An upload of 1 MiB did not get through. Try another network before you start.'); }
}

// --- Small things ---
function toast(element) {
  const close = $('[data-toast-close]', element);
  close.hidden = false;
  close.addEventListener('click', () => element.remove());
  if (element.classList.contains('still')) return;
  let timer = 0;
  const start = () => { timer = setTimeout(() => element.remove(), 10000); };
  for (const type of ['pointerenter', 'focusin']) element.addEventListener(type, () => clearTimeout(timer));
  for (const type of ['pointerleave', 'focusout']) element.addEventListener(type, start);
  start();
}

function copyButton(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const state = $('[data-copy-state]', button), before = state.textContent;
  button.addEventListener('click', async () => {
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    state.textContent = 'Copied';
    setTimeout(() => { state.textContent = before; }, 2000);
  });
}

// Mirrors Show.relative.
function relative(time) {
  const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000, away = Math.abs(seconds);
  const days = Math.floor(away / 86400);
  const amount = away < 3600 ? `${Math.floor(away / 60)} min`
    : days < 1 ? `${Math.floor(away / 3600)} h` : `${days} day${days === 1 ? '' : 's'}`;
  time.textContent = away < 60 ? 'just now' : seconds < 0 ? `in ${amount}` : `${amount} ago`;
}
setInterval(() => each(document, 'time[data-relative]', relative), 30000);

function picker(form) {
  const boxes = () => [...form.querySelectorAll('[data-pick]')], bar = $('[data-bulk]', form);
  const show = () => {
    const picked = boxes().filter(box => box.checked);
    bar.hidden = picked.length === 0;
    $('[data-bulk-count]', bar).textContent = `${picked.length} selected`;
  };
  form.addEventListener('change', event => {
    if (event.target.matches('[data-pick-all]')) for (const box of boxes()) box.checked = event.target.checked;
    show();
  });
  form.addEventListener('reset', () => setTimeout(show));
  show();
}

// Formulas are drawn through the DOM: HTML with styles in it would be refused by the policy of the site. The file sets a
// global, and weighs more than everything else together: only pages with a formula fetch it.
let katex = null;
async function formulas(root) {
  if (!root.querySelector('.formula')) return;
  const folder = new URL('vendor/katex-0.19.1/', import.meta.url);
  if (!katex) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('katex.min.css', folder) }));
    katex = import(new URL('katex.min.js', folder)).then(() => globalThis.katex);
  }
  const drawer = await katex;
  each(root, '.formula:not(:has(.katex))', element => drawer.render(element.textContent, element,
    { displayMode: element.classList.contains('block'), output: 'htmlAndMathml', throwOnError: false, trust: false, maxExpand: 200, maxSize: 20 }));
}

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  each(document, '[data-menu][open]', menu => { if (!menu.contains(event.target)) menu.open = false; });
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') each(document, '[data-menu][open]', menu => { menu.open = false; $('summary', menu).focus(); });
  if (event.ctrlKey || event.metaKey || event.altKey || $('dialog[open]')
    || event.target.matches('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])')) return;
  const search = $('[data-search]');
  if (event.key === '?') $('#keys').showModal();
  else if (event.key === '/' && search) search.focus();
  else return;
  event.preventDefault();
});

// A form that was sent once is not sent again by a second click.
document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method === 'dialog') return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'true';
});
addEventListener('pageshow', () => each(document, 'form[data-sent]', form => delete form.dataset.sent));

function enhance(root) {
  each(root, '[data-theme-form]', themeForm);
  each(root, '[data-clock]', clock);
  each(root, '[data-upload]', dropzone);
  each(root, '[data-log]', log);
  each(root, '[data-toast]', toast);
  each(root, '[data-copy]', copyButton);
  each(root, '[data-picker]', picker);
  each(root, '[data-guess-zone]', guessZone);
  each(root, '[data-system-check]', systemCheck);
  each(root, 'time[data-relative]', relative);
  formulas(root);
}
// A page that waits is only put in anew where something changed: who reads or tabs in it keeps their place.
let shown = $('#main').innerHTML;
document.addEventListener('htmx:beforeSwap', event => {
  if (event.target.id !== 'main' || !event.detail.shouldSwap) return;
  const fresh = $('#main', new DOMParser().parseFromString(event.detail.serverResponse, 'text/html'))?.innerHTML;
  event.detail.shouldSwap = fresh !== shown;
  shown = fresh;
});
enhance(document);
whole = false;
// htmx says so for the whole page once, and for every part that it puts in.
document.addEventListener('htmx:load', event => { if (event.target !== document.body) enhance(event.target); });
