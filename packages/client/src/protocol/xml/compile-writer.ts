import { type Member, xmlName } from "../descriptor.js";

/** How to write one field. Compiled once for each list of fields. */
export interface Step {
  readonly member: Member;
  readonly name: string;
  /**
   * A string in an element without attributes, as most fields are; written between `open` and
   * `close`.
   */
  readonly plain: boolean;
  readonly open: string;
  readonly close: string;
  /** Sibling fields that are attributes of its element. */
  readonly siblingAttributes: readonly Member[];
}

const known = new WeakMap<readonly Member[], readonly Step[]>();

/** Compiles the steps that write an object of these fields, in the order of the contract. */
export function compileWriter(members: readonly Member[]): readonly Step[] {
  let steps = known.get(members);
  if (steps === undefined) {
    steps = members.map((member) => makeStep(member, members));
    known.set(members, steps);
  }
  return steps;
}

function makeStep(member: Member, members: readonly Member[]): Step {
  const name = xmlName(member);
  const siblingAttributes = members.filter(({ on }) => on === member.name);
  const { at, on, list, members: inner } = member;
  const plain = [at, on, list, inner].every((each) => each === undefined) && siblingAttributes.length === 0;
  return { member, name, plain, open: `<${name}>`, close: `</${name}>`, siblingAttributes };
}
