export { askOperator, canServeOperator, serveOperator } from './operator-socket.ts';
