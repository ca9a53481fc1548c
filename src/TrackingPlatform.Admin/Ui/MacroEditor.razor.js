export const caret = area => area.selectionStart;
export function setCaret(area, at) { area.focus(); area.setSelectionRange(at, at); }
