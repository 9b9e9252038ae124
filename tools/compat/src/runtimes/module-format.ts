/** The two module systems that the package serves. */
export type ModuleFormat = "ESM" | "CommonJS";

export const MODULE_FORMATS: readonly ModuleFormat[] = ["ESM", "CommonJS"];
