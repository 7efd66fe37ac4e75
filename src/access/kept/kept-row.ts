// Rows that say who somebody is and what they may: each is known to the record by its key and a hash of what it says (promise G2).
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../../kernel/index.js';

/** `key`: the primary key, the agency first. `says`: what nobody may change unannounced; counters and times of use are not among it. */
interface Form {
  readonly key: readonly string[];
  readonly says: readonly string[];
}

const form = (key: string, says: string): Form => ({ key: ['agency_id', ...key.split(' ')].filter((one) => one !== ''), says: says.split(' ') });

/** Parents before children, as foreign keys have it. */
const forms = {
  agency: form('', 'name_en name_fr province kind sector country'),
  agency_right: form('', 'roles purposes clearance_code releasabilities'),
  unit: form('unit_id', 'parent_unit_id name_en name_fr'),
  member: form('member_id', 'user_name display_name unit role clearance_code clearance_rank clearance_until citizenships releasabilities purposes password_hash active suspended seconded_from person_ref'),
  case_file: form('case_id', 'title opened_on closed_on'),
  case_assignment: form('case_id member_agency_id member_id', 'from_on to_on'),
  delegation: form('delegation_id', 'kind case_id grantor_member_id grantee_agency_id grantee_member_id from_at until_at taken_back_at'),
  assurance: form('assurance_id', 'partner_agency_id kind outcome decided_by decided_on expires_on reference'),
  assurance_end: form('assurance_id', 'ended_by ended_at'),
  passkey: form('passkey_id', 'member_id credential_id user_handle public_key stopped_at'),
  account_link: form('issuer subject', 'member_id'),
  invitation: form('code_hash', 'member_id expires_at'),
  service_account: form('service_id', 'name key_hash may made_by expires_at revoked_at'),
  approval: form('approval_id', 'kind subject_hash asked_by asked_session expires_at approver_agency_id state decided_by decided_session decided_at'),
  review_stand_in: form('stands_in_agency_id', 'agency_id'),
  break_glass: form('glass_id', 'member_id session_id purpose case_ref opened_at until ended_at review_due reviewed_at outcome intent_index'),
  break_glass_opinion: form('glass_id role', 'member_agency_id member_id outcome given_at intent_index'),
  review_lead: form('lead_id', 'label_id source kind found_at taken_at is_serious detectors about told intent_index'),
  review_act: form('thread thread_id seq', 'kind by_member at content ref state due_at holder people outcome intent_index'),
  review_agreement: form('agreement_id', 'with_agency_id from_on until_on why recorded_by recorded_at intent_index'),
  review_agreement_end: form('agreement_id', 'ended_by ended_at why intent_index'),
  review_lent: form('lead_id to_agency_id to_member_id', 'agreement_id label_id given_at intent_index'),
  notice: form('notice_id', 'member_id role kind facts link subject told_at due_at settled_at log_index'),
  notice_read: form('notice_id member_id', 'read_at'),
} as const satisfies Readonly<Record<string, Form>>;

export type KeptTable = keyof typeof forms;
export const keptTables = Object.keys(forms).filter(isKeptTable);

export interface KeptRow {
  readonly table: KeptTable;
  /** `agency~…`. */
  readonly key: string;
  /** Of what the row says; empty: it is gone. */
  readonly hash: string;
}

type Row = Readonly<Record<string, unknown>>;

export function isKeptTable(name: string): name is KeptTable {
  return Object.hasOwn(forms, name);
}

export function keyColumnsOf(table: KeptTable): readonly string[] {
  return forms[table].key;
}

/** As it will be, or is. Throws when a column is missing: a hash of half a row would never be found again. */
export function rowAs(table: KeptTable, row: Row): KeptRow {
  const { key, says } = forms[table];
  return { table, key: keyOf(table, row), hash: hash('sha256', canonicalJson([table, ...[...key, ...says].map((column) => said(table, column, row))]), 'base64url').slice(0, 32) };
}

export function rowGone(table: KeptTable, row: Row): KeptRow {
  return { table, key: keyOf(table, row), hash: '' };
}

function keyOf(table: KeptTable, row: Row): string {
  return forms[table].key.map((column) => String(row[column])).join('~');
}

function said(table: KeptTable, column: string, row: Row): Json {
  const value = row[column];
  if (value === undefined) throw new TypeError(`a row of \`${table}\` is announced without its \`${column}\``);
  return asJson(value);
}

function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(asJson);
  return Object.fromEntries(Object.entries(Object(value)).map(([name, one]) => [name, asJson(one)]));
}
