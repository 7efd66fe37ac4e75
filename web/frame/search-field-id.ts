// The one field that a key reaches from every page.
export const searchFieldId = 'search-field';
