// The one field that a key reaches from every page.
export const searchFieldId = 'search-field';

/** Puts the cursor into the field, its text selected. False when the page has no such field. */
export function selectSearchField(): boolean {
  const field = document.querySelector<HTMLInputElement>(`#${searchFieldId}`);
  field?.select();
  return field !== null;
}
