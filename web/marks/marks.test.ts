import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { actionWords } from './action-words.js';
import { codeWords, propWords, roleWords, watchesOthers } from './code-words.js';
import { isUnjudged, levelTier } from './grade.js';
import { noticeText } from './notice.js';
import { schemaFamily } from './schema-family.js';

// In this mode a key is its own text.
const words = createInstance();
await words.init({ lng: 'cimode' });
const t = words.getFixedT('cimode');

describe('marks', () => {
  it('call unjudged only what its own scale calls so', () => {
    const grades = [['admiralty', 'F'], ['admiralty', '6'], ['Europol 4x4', 'X'], ['admiralty', 'B'], ['uk-3x5x2', 'X']] as const;
    expect(grades.map(([scale, code]) => isUnjudged({ scale, code, label: '' }))).toEqual([true, true, true, false, false]);
  });

  it('rank levels and draw an unknown one as the strongest', () => {
    expect(['UNCLASSIFIED', 'PROTECTED_A', 'Protected B', 'PROTECTED_C', 'TOP_SECRET', 'NEW'].map(levelTier)).toEqual([0, 1, 2, 3, 4, 4]);
  });

  it('have words for every action of the policies', () => {
    const schema = readFileSync('policies/custos.cedarschema', 'utf8');
    const groups = ['working', 'serious', 'casework', 'reading'];
    const actions = [...schema.matchAll(/^action ([\w, ]+?)(?: in \[|\n|;)/gm)].flatMap(([, names = '']) => names.split(', ')).filter((name) => !groups.includes(name));
    expect(actions.length).toBeGreaterThan(70);
    expect(actions.filter((name) => actionWords(name, t) !== `action.${name}`)).toEqual([]);
  });

  it('never drop a notice that they do not know', () => {
    expect(noticeText('stale_list', t).tone).toBe('warn');
    expect(noticeText('new_code', t)).toEqual({ short: 'new code', long: 'new code', tone: 'warn' });
  });

  it('give every type a family', () => {
    expect(['Person', 'CriminalGroup', 'Company', 'Feud', 'Ownership', 'Vehicle'].map(schemaFamily)).toEqual(['person', 'group', 'organisation', 'event', 'link', 'thing']);
  });
});

describe('codes in words', () => {
  it('name a role, and show an unknown one as it came', () => {
    expect([roleWords('desk_officer', t), roleWords('new_role', t)]).toEqual(['role.deskOfficer', 'new role']);
    expect([codeWords('threat_assessment'), propWords('weakAlias')]).toEqual(['threat assessment', 'weak alias']);
  });

  it('open the room of an agency\'s record to those who watch, not to administrators', () => {
    expect(['integrity_examiner', 'independent_reviewer', 'tools_auditor', 'agency_administrator', 'analyst'].map(watchesOthers)).toEqual([true, true, true, false, false]);
  });
});
