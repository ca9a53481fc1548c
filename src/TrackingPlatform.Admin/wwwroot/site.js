// Everything that must not wait for the server: menus, theme, copying, and moving through rows by keyboard. One listener each, on the document.
const root = document.documentElement;
const typing = el => el.closest?.('input, textarea, select, [contenteditable]');
const rows = () => [...document.querySelectorAll('.gridx tbody tr:has(.rowlink), .cards .card-row')].filter(row => row.offsetParent);
const open = row => (row.querySelector('.rowlink') ?? row).click();
let last = null; // the row that had the focus before a drawer took it

function setTheme(theme) {
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
  if (theme === 'system') delete root.dataset.theme; else root.dataset.theme = theme;
}
const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

async function copy(button) {
  try { await navigator.clipboard.writeText(button.dataset.copy); } catch { return; } // plain http other than localhost has no clipboard
  const label = button.ariaLabel;
  button.classList.add('copied');
  button.ariaLabel = 'Copied';
  setTimeout(() => { button.classList.remove('copied'); button.ariaLabel = label; }, 1200);
}

function closePeek() {
  const link = document.querySelector('[data-peek-close]');
  link?.click();
  if (link) setTimeout(() => last?.isConnected && last.focus(), 60);
  return link;
}

document.addEventListener('click', event => {
  const at = selector => event.target.closest(selector);
  const hit = at('[data-copy]');
  if (hit) { event.preventDefault(); copy(hit); }
  if (at('[data-theme-toggle]')) setTheme(isDark() ? 'light' : 'dark');
  if (at('[data-theme-set]')) { setTheme(at('[data-theme-set]').dataset.themeSet); at('[popover]')?.hidePopover(); }
  if (at('[data-nav-open]')) root.dataset.nav = 'open';
  if (at('[data-nav-close], .nav a')) delete root.dataset.nav;
  if (at('[data-reload]')) location.reload();
  if (at('[data-peek-close]')) setTimeout(() => last?.isConnected && last.focus(), 60);
  if (at('.menu a:not([data-stay])') || at('[data-close]')) at('[popover]')?.hidePopover();
  const row = at('.gridx tbody tr');
  if (!row || at('a, button, input, label, select, time')) { if (at('.rowlink')) last = at('tr'); return; }
  if (getSelection().toString()) return;
  const link = row.querySelector('.rowlink');
  if (link && (event.ctrlKey || event.metaKey)) window.open(link.href, '_blank'); else link?.click();
});

document.addEventListener('keydown', event => {
  const { key, target } = event;
  if (key === 'Enter' && target.matches?.('.chips input, .chips textarea')) event.preventDefault(); // adds a chip instead of saving the form
  if (target.ariaExpanded === 'true' && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab'].includes(key) && target.matches('.code textarea')) return event.preventDefault();
  if (key === 'Backspace' && target.dataset?.clear) return Blazor.navigateTo(target.dataset.clear);
  if (key === 'Escape' && !document.querySelector('[popover]:popover-open, .mud-dialog') && target.ariaExpanded !== 'true') { delete root.dataset.nav; return closePeek(); }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(target) || document.querySelector('.mud-dialog')) return;
  if (key === '/') { event.preventDefault(); return document.querySelector('[data-find]')?.focus(); }
  const all = rows(), within = all.indexOf(target.closest?.('tr, .card-row'));
  const here = within < 0 ? all.findIndex(row => row.classList.contains('sel')) : within;
  const step = { j: 1, k: -1, ArrowDown: here < 0 ? 0 : 1, ArrowUp: here < 0 ? 0 : -1 }[key];
  if (step && all.length) {
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, here < 0 ? 0 : here + step))];
    next.tabIndex = -1; next.focus(); last = next;
    if (document.querySelector('.peek')) open(next);
  } else if (here >= 0 && target === all[here] && (key === 'Enter' || key === ' ')) { event.preventDefault(); last = target; open(target); }
  else if (here >= 0 && key === 'x') all[here].querySelector('input[type=checkbox]')?.click();
  else if (here >= 0 && key === 'c') all[here].querySelector('[data-copy]')?.click();
});

// A menu opens under its button, whatever the browser knows about anchors.
document.addEventListener('toggle', event => {
  const menu = event.target, button = menu.matches?.('.menu') && document.querySelector(`[popovertarget="${menu.id}"]`);
  if (!button || event.newState !== 'open') return;
  const box = button.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
}, true);

// Where nobody has chosen a time zone yet, the browser's own is the likely one.
for (const zones of document.querySelectorAll('select[data-browser-zone]')) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zones.options].some(option => option.value === own)) zones.value = own;
}
