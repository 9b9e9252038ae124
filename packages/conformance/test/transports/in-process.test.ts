import { ownSandbox } from "../../src/settings.js";
import { describeOperations } from "../../suite/describe-operations.js";

describeOperations(ownSandbox("in-process"));
