import { type Member, xmlName } from "../descriptor.js";

/** What is known of a member before any value is: found out once for each list of members. */
export interface Step {
  readonly member: Member;
  readonly name: string;
  /**
   * A text in an element of its own, without attributes, as most members are; `open` and `close` go
   * around it.
   */
  readonly plain: boolean;
  readonly open: string;
  readonly close: string;
  /** Members beside it that are attributes of its element. */
  readonly riders: readonly Member[];
}

const known = new WeakMap<readonly Member[], readonly Step[]>();

/** The steps that write an object of these members, in the order of the contract. */
export function stepsOf(members: readonly Member[]): readonly Step[] {
  let steps = known.get(members);
  if (steps === undefined) {
    steps = members.map((member) => makeStep(member, members));
    known.set(members, steps);
  }
  return steps;
}

function makeStep(member: Member, members: readonly Member[]): Step {
  const name = xmlName(member);
  const riders = members.filter(({ on }) => on === member.name);
  const { at, on, list, members: inner } = member;
  const plain = [at, on, list, inner].every((each) => each === undefined) && riders.length === 0;
  return { member, name, plain, open: `<${name}>`, close: `</${name}>`, riders };
}
