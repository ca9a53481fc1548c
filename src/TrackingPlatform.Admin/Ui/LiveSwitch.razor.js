// Where the reader's attention is: "away" in another tab, "reading" further down, in marked text or in a menu, else "watching" what comes.
export function attention() {
  if (document.hidden) return 'away';
  const isDown = scrollY > 40 || [...document.querySelectorAll('.gridx .mud-table-container')].some(list => list.scrollTop > 40);
  return isDown || getSelection().toString() || document.querySelector('[popover]:popover-open, .mud-dialog') ? 'reading' : 'watching';
}
