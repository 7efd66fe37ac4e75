// An article without what its readers wrote below it: theirs are no claims of the article, and no public result is about them.

/** The line with which a page begins its readers' part, and nothing else on it. */
const heading = new RegExp(String.raw`^[ \t]*(?:` + [
  String.raw`(?:(?:\d[\d ,.]{0,8}|show|view|all|read|reader|readers['’]|top|latest|recent|most recent)[ \t]+)*comments?(?:[ \t]*[(:]?[ \t]*\d{0,6}[ \t]*\)?)?[ \t]*:?`,
  String.raw`(?:\d[\d ,.]{0,8}[ \t]+|(?:tous les|les|voir les|afficher les|derniers)[ \t]+)*commentaires?(?:[ \t]+des (?:lecteurs|lectrices|internautes))?(?:[ \t]*[(:]?[ \t]*\d{0,6}[ \t]*\)?)?[ \t]*:?`,
  String.raw`(?:join|be the first to join|start) the (?:conversation|discussion)\b.{0,60}`, String.raw`(?:leave|post|add|write) a (?:comment|reply)\b.{0,40}`,
  String.raw`(?:laisser|écrire|ajouter|publier) un commentaire\b.{0,40}`, String.raw`(?:rejoignez|joignez-vous à) la (?:conversation|discussion)\b.{0,60}`, String.raw`(?:sign|log) in to comment\b.{0,60}`,
].join('|') + String.raw`)[ \t]*$`, 'imu');

/** `left`: whether anything was left out. */
export function withoutComments(text: string): { readonly text: string; readonly left: boolean } {
  const at = heading.exec(text)?.index;
  return at === undefined ? { text, left: false } : { text: text.slice(0, at), left: text.slice(at).includes('\n') };
}
