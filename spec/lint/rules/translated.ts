import { type BundlePaths, bundlePathsOf } from "../bundle-paths.js";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { type OverlayAction, overlayPath, readOverlay, valuesOf } from "../overlay.js";
import type { Key } from "../place.js";
import { formatTarget, parseTarget } from "../target.js";
import { type Text, textMembers, textsOf } from "../texts.js";

/** Every text has its Chinese translation in the overlay, and the overlay translates nothing that is not there. */
export function translated(contract: Contract, report: Report): void {
  const texts = textsOf(contract);
  const paths = bundlePathsOf(contract);
  const done = new Set<string>();
  for (const action of readOverlay(contract.folder)) {
    const target = targetOf(action, paths, report);
    if (target === undefined) continue;
    for (const { keys, value } of valuesOf(action.update)) {
      const path = [...target, ...keys];
      const name = formatTarget(path);
      const text = texts.get(name);
      const problem = text === undefined ? whyNoText(path, paths) : whyNoTranslation(text, value);
      if (problem !== undefined) report(action.at(keys), problem);
      else if (done.has(name)) report(action.at(keys), `${name} is translated twice. Remove one of the two.`);
      if (text !== undefined) done.add(name);
    }
  }
  for (const [name, text] of texts)
    if (!done.has(name)) {
      const target = actionTarget(text.path);
      const member = text.path.slice(target.length).join(".");
      report(
        text.place.key,
        `No Chinese translation. Write it as \`${member}\` into the action of ${overlayPath} with the target \`${targetText(target, contract)}\`.`,
      );
    }
}

function targetOf(action: OverlayAction, paths: BundlePaths, report: Report): readonly Key[] | undefined {
  const steps = typeof action.target === "string" ? parseTarget(action.target) : undefined;
  if (steps === undefined) {
    report(
      action.at(),
      "An action needs one plain target. Write it like `$.paths['/…'].get`, `$.components.schemas.AppId` or `$.tags[?(@.name=='sms')]`.",
    );
    return undefined;
  }
  if (action.update === undefined) {
    report(action.at(), "This action translates nothing. Write `update` with the Chinese texts, or remove the action.");
    return undefined;
  }
  const path = paths.resolve(steps);
  if (path !== undefined && paths.has(path)) return path;
  report(
    action.at(),
    `The contract has nothing at \`${String(action.target)}\`. Correct the target, or remove the action.`,
  );
  return undefined;
}

function whyNoText(path: readonly Key[], paths: BundlePaths): string {
  const member = String(path.at(-1));
  if (!textMembers.includes(member))
    return `The overlay only translates. Write ${textMembers.join(", ")} here, at any depth; \`${member}\` belongs into the contract. (The items of a list need an action of their own.)`;
  const home = paths.referenceAt(path.slice(0, -1));
  if (home !== undefined)
    return `There is no \`${member}\` beside the reference at ${formatTarget(path.slice(0, -1))}. Write the translation with the target \`${formatTarget(home)}\`.`;
  return `The contract has no text at ${formatTarget(path)}. Remove the translation, or correct its path.`;
}

function whyNoTranslation({ member, value }: Text, translation: unknown): string | undefined {
  if (typeof translation !== "string" || !/\p{Script=Han}/u.test(translation))
    return `This translation of \`${member}\` has no Chinese in it. Write it in Chinese.`;
  return member === "description" && translation === value
    ? "This translation is the English text. Write it in Chinese."
    : undefined;
}

/** The object that an action usually aims at: an operation, a component, or the item of a list that an update cannot reach. */
function actionTarget(path: readonly Key[]): readonly Key[] {
  const [section] = path;
  const whole = section === "paths" || section === "webhooks" || section === "components" ? 3 : 1;
  const item = path.findLastIndex((key) => typeof key === "number") + 1;
  return path.slice(0, Math.max(Math.min(whole, path.length - 1), item));
}

/** Tags are named rather than counted, as the overlay does. */
function targetText(path: readonly Key[], contract: Contract): string {
  const [section, index] = path;
  const name =
    section === "tags" && index !== undefined ? contract.root.member(section, index, "name").value : undefined;
  return typeof name === "string" ? `$.tags[?(@.name=='${name}')]` : formatTarget(path);
}
