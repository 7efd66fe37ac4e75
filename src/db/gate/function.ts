// One function behind the gate: it runs as the gate's role, whatever the caller's session says, and only the app's role may call it.

export interface GateFunction {
  readonly name: string;
  /** As PostgreSQL declares them: `p_labels int[], p_agency text`. Their names begin with `p_`, so that no column hides one. */
  readonly takes: string;
  /** `table (...)`, or a type. */
  readonly gives: string;
  /** PL/pgSQL between `begin` and `end`. `read`: PostgreSQL itself refuses to write in it. */
  readonly body: string;
  readonly kind: 'read' | 'write';
  /** Local variables. */
  readonly declare?: string;
  /** One plan for all calls: it finds rows by their keys whatever the lists hold, and to plan anew for the lists of each call took longer than the call (0.3 ms of 0.4). */
  readonly isPlannedOnce?: true;
  /** Runs as the owner of the tables: only for what PostgreSQL lets no other role do, and never for a row. */
  readonly asOwner?: true;
}

/**
 * INVARIANT: the search path is the function's own, with temporary tables last, or a session could put a table of its own in the way
 * (pooled-session-state.test.ts). Arguments win no name over columns.
 */
export function createStatement(one: GateFunction): string {
  return `create function gate.${one.name}(${one.takes}) returns ${one.gives} language plpgsql ${one.kind === 'read' ? 'stable' : 'volatile'}
    security definer set search_path = pg_catalog, public, pg_temp${one.isPlannedOnce === true ? ' set plan_cache_mode = force_generic_plan' : ''} as $gate$
    #variable_conflict use_column
    ${one.declare === undefined ? '' : `declare ${one.declare}`}
    begin
      ${one.body}
    end $gate$`;
}

/** A write that names no entry of the ledger is not one of the house's (G2). */
export const demandIntent = `if p_intent is null or p_intent < 0 then
        raise exception 'a write names the entry that announced it' using errcode = 'null_value_not_allowed';
      end if;`;

/** What an agency writes stands under labels of its own: `labels` is an array. Whoever reads is given each row under its agency's labels alone. */
export const demandOwnLabels = (labels: string): string => `if exists (select from unnest(${labels}) as given (id)
        where not exists (select from label l where l.agency_id = p_agency and l.label_id = given.id)) then
        raise exception 'what an agency writes stands under its own labels' using errcode = 'foreign_key_violation';
      end if;`;
