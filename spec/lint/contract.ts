import { dirname } from "node:path";
import { childOf, componentFolders, type Kind } from "./kinds.js";
import { isRecord, type Key, type Place } from "./place.js";
import { formatTarget } from "./target.js";

/** An object of the contract, what it is, and where it is in the bundle. */
export interface ContractNode {
  readonly kind: Kind;
  /** As it is written: `{ $ref: … }` with its siblings is a node of its own, apart from what it refers to. */
  readonly place: Place;
  /** The field of the parent that holds it: `properties`, `items`, `schemas` … */
  readonly heldBy: string;
  /** Where the bundle has it: the file `components/schemas/AppId.yaml` is at `components`, `schemas`, `AppId`. */
  readonly path: readonly Key[];
}

/** The whole contract, as the rules see it. */
export interface Contract {
  readonly root: Place;
  /** Folder of the root document; `errors.yaml` and `overlays/` are in it. */
  readonly folder: string;
  /** Every object, each once, in the order of reading. */
  readonly nodes: readonly ContractNode[];
}

/** Reads the contract from its root through all references. */
export function readContract(root: Place): Contract {
  return { root, folder: dirname(root.at.source.absoluteRef), nodes: collectNodes(root) };
}

function collectNodes(root: Place): ContractNode[] {
  const nodes: ContractNode[] = [];
  const seen = new Set<string>();

  function visit(kind: Kind, place: Place, path: readonly Key[], heldBy: string): void {
    if (!isRecord(place.value)) return;
    if (place.reference === undefined) enter({ kind, place, path, heldBy });
    else follow({ kind, place, path, heldBy });
  }

  function follow(node: ContractNode): void {
    const { kind, place, path, heldBy } = node;
    const next = place.chain()[1];
    const folder = componentFolders[kind];
    const home = next === undefined || folder === undefined ? path : ["components", folder, next.name];
    // The entry of the root that only says where the file of a component is, is not a second thing.
    if (formatTarget(home) !== formatTarget(path)) nodes.push(node);
    if (next !== undefined) visit(kind, next, home, folder ?? heldBy);
  }

  function enter(node: ContractNode): void {
    const { kind, place, path } = node;
    const target = formatTarget(path);
    if (seen.has(target)) return;
    seen.add(target);
    nodes.push(node);
    for (const member of place.members()) {
      const child = childOf(kind, member.name);
      if (child === undefined) continue;
      const inside = [...path, member.name];
      if (child.holds === "one") visit(child.kind, member, inside, member.name);
      else
        member.members().forEach((item, index) => {
          visit(child.kind, item, [...inside, child.holds === "list" ? index : item.name], member.name);
        });
    }
  }

  visit("root", root, [], "");
  return nodes;
}
