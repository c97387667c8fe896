export { makeOperatorPorts } from './make-operator-ports.ts';
export { OperatorAnswer, OperatorCommand } from './operator-command.ts';
export type { OperatorPorts } from './operator-ports.ts';
export { runOperatorCommand } from './run-operator-command.ts';
