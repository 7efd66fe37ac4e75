// A cycle of assessment: who reconciles, which bureau speaks for which province, and from when until when. No two run at once, so that no group is assessed in two.
import { BadInput } from '../../kernel/index.js';
import { subjectKinds } from './indicator.js';

export interface Bureau {
  /** A code of the list of provinces and territories. */
  readonly province: string;
  readonly agency: string;
}

export interface CycleDraft {
  /** Short and in the address: `2026`. */
  readonly id: string;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly bureaus: readonly Bureau[];
}

export interface CycleRow extends CycleDraft {
  /** The centre: whoever opened it, and reconciles. */
  readonly agencyId: string;
  /** `agency~id`. */
  readonly ref: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** The ten provincial bureaus, and the three territories for whoever speaks for them. */
const mostBureaus = 13;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Throws `BadInput` naming what is wrong. `agencies`: ids that there are. */
export function checkCycle(draft: CycleDraft, agencies: ReadonlySet<string>): void {
  const { id, fromOn, untilOn, bureaus } = draft;
  if (!/^[a-z0-9][a-z0-9-]{0,29}$/.test(id)) throw new BadInput(`\`${id.slice(0, 60)}\` cannot name a cycle; use up to 30 small letters, digits and hyphens`, { fr: `\`${id.slice(0, 60)}\` ne peut nommer un cycle ; employez jusqu’à 30 minuscules, chiffres et traits d’union` });
  for (const one of [fromOn, untilOn]) if (!day.test(one) || Number.isNaN(Date.parse(one))) throw new BadInput(`\`${one.slice(0, 40)}\` is no day; write it as YYYY-MM-DD`, { fr: `\`${one.slice(0, 40)}\` n’est pas un jour ; écrivez-le AAAA-MM-JJ` });
  if (fromOn >= untilOn) throw new BadInput(`a cycle from ${fromOn} to ${untilOn} ends before it begins`, { fr: `un cycle du ${fromOn} au ${untilOn} finit avant de commencer` });
  if (bureaus.length === 0 || bureaus.length > mostBureaus) throw new BadInput(`a cycle has 1 to ${mostBureaus} bureaus; name them in \`bureaus\``, { fr: `un cycle compte de 1 à ${mostBureaus} bureaux ; nommez-les dans \`bureaus\`` });
  const provinces = subjectKinds['province']?.codes ?? [];
  for (const [at, { province, agency }] of bureaus.entries()) {
    if (!provinces.some((one) => one.code === province)) throw new BadInput(`\`${province.slice(0, 20)}\` is no province or territory; use ${provinces.map(({ code }) => code).join(', ')}`, { fr: `\`${province.slice(0, 20)}\` n’est ni une province ni un territoire ; employez ${provinces.map(({ code }) => code).join(', ')}` });
    if (bureaus.findIndex((one) => one.province === province) !== at) throw new BadInput(`province \`${province}\` stands twice; one bureau speaks for it`, { fr: `la province \`${province}\` figure deux fois ; un seul bureau parle pour elle` });
    if (!agencies.has(agency)) throw new BadInput(`there is no agency \`${agency.slice(0, 60)}\``, { fr: `il n’y a pas de service \`${agency.slice(0, 60)}\`` });
  }
}

/** Agencies that judge in a cycle: the bureaus, and the centre. */
export function judgesOf({ agencyId, bureaus }: Pick<CycleRow, 'agencyId' | 'bureaus'>): readonly string[] {
  return [...new Set([...bureaus.map(({ agency }) => agency), agencyId])];
}
