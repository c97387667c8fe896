import { stat } from 'node:fs/promises';
import { hasCode } from '../system-error.ts';
import { FileSystemLog, type FileSystemLogOptions } from './file-system-log.ts';
import { journalCall, LoggerSystemLog, syslogCall } from './logger-system-log.ts';
import type { SystemLog } from './system-log.ts';

const JOURNAL_SOCKET = '/run/systemd/journal/socket';
const SYSLOG_SOCKET = '/dev/log';

/** Where the system takes entries; `none`: the files are all there is. */
export type SystemLogWay = 'journal' | 'syslog' | 'none';

/** Which log the system has. */
export async function systemLogWay(): Promise<SystemLogWay> {
  if (await isSocket(JOURNAL_SOCKET)) return 'journal';
  return (await isSocket(SYSLOG_SOCKET)) ? 'syslog' : 'none';
}

/** The system's log and the files, both with everything; one of them failing doesn't hold up the other. */
export async function openSystemLog(options: FileSystemLogOptions): Promise<SystemLog> {
  const files = new FileSystemLog(options);
  const way = await systemLogWay();
  if (way === 'none') return files;
  const logs = [new LoggerSystemLog(way === 'journal' ? journalCall : syslogCall, options.report), files];
  return {
    write: (event) => {
      for (const log of logs) log.write(event);
    },
    flush: async () => {
      await Promise.all(logs.map((log) => log.flush()));
    },
  };
}

async function isSocket(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isSocket();
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR') || hasCode(error, 'EACCES')) return false;
    throw error;
  }
}
