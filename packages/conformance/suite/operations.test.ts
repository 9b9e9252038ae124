import { readSettings } from "../src/settings.js";
import { describeOperations } from "./describe-operations.js";

describeOperations(readSettings(process.env));
