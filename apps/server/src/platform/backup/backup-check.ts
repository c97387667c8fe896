import { createHash, type Hash } from 'node:crypto';
import { StartFault } from '../start-fault.ts';
import { AuditRowsCheck } from './audit-rows-check.ts';
import { BACKUP_VERSION, type BackupHead, BackupLine, rowOfLine } from './backup-line.ts';
import type { BackupCounts } from './write-backup.ts';

interface OpenTable {
  readonly name: string;
  readonly hash: Hash;
  rows: number;
}

/** What a backup says when all of it was read and found whole. */
export interface CheckedBackup extends BackupCounts {
  readonly head: BackupHead;
  readonly hasKeys: boolean;
  /** Audit rows, in all chains. */
  readonly auditRows: number;
}

/** One part of a backup. Rows are JSON, as the database made them. */
export type BackupPart = BackupLine | { readonly kind: 'row'; readonly table: string; readonly row: string };

/** Reads a backup line by line and holds it against its sums, and the audit rows in it against their chains. */
export class BackupCheck {
  readonly #whole = createHash('sha256');
  readonly #audit = new AuditRowsCheck();
  #head: BackupHead | null = null;
  #hasKeys = false;
  #table: OpenTable | null = null;
  #tables = 0;
  #rows = 0;
  #line = 0;
  #isOver = false;

  /** @throws StartFault BACKUP_DAMAGED, DATA_NEWER */
  take(text: string): BackupPart {
    this.#line += 1;
    if (this.#isOver) throw this.#damaged('goes on after its end');
    const part = this.#partOf(text);
    if (part.kind !== 'end') this.#whole.update(`${text}\n`);
    return part;
  }

  /** @throws StartFault BACKUP_DAMAGED if it was broken off, or an audit chain in it isn't whole */
  finish(): CheckedBackup {
    if (!this.#isOver || this.#head === null) throw this.#damaged('is broken off');
    const fault = this.#audit.fault();
    if (fault !== null) throw this.#damaged(`has an audit log that doesn't fit together: ${fault}`);
    return {
      head: this.#head,
      hasKeys: this.#hasKeys,
      tables: this.#tables,
      rows: this.#rows,
      auditRows: this.#audit.rows,
    };
  }

  #partOf(text: string): BackupPart {
    const row = rowOfLine(text);
    if (row !== null) return this.#takeRow(text, row);
    const line = this.#parse(text);
    if ((this.#head === null) !== (line.kind === 'head')) throw this.#damaged('does not begin as a backup');
    switch (line.kind) {
      case 'head':
        this.#takeHead(line);
        break;
      case 'file':
        this.#hasKeys = true;
        break;
      case 'table':
        if (this.#table !== null) throw this.#damaged('has a table inside another');
        this.#table = { name: line.name, hash: createHash('sha256'), rows: 0 };
        break;
      case 'table-end':
        this.#endTable(line);
        break;
      case 'end':
        this.#takeEnd(line);
        break;
    }
    return line;
  }

  #parse(text: string): BackupLine {
    try {
      return BackupLine.parse(JSON.parse(text));
    } catch {
      throw this.#damaged('has a line that is none of a backup');
    }
  }

  #takeHead(head: BackupHead): void {
    if (head.version > BACKUP_VERSION) {
      throw new StartFault(
        'DATA_NEWER',
        `The backup was written by a newer version of Alongside (${head.program}). Restore it with that one or a later one.`,
      );
    }
    this.#head = head;
  }

  #takeRow(text: string, row: string): BackupPart {
    const table = this.#table;
    if (table === null) throw this.#damaged('has a row outside of a table');
    table.hash.update(`${text}\n`);
    table.rows += 1;
    try {
      this.#audit.take(table.name, row);
    } catch {
      throw this.#damaged('has a row that can’t be read');
    }
    return { kind: 'row', table: table.name, row };
  }

  #endTable({ name, rows, sha256 }: Extract<BackupLine, { kind: 'table-end' }>): void {
    const table = this.#table;
    const isWhole = table?.name === name && table.rows === rows && table.hash.digest('hex') === sha256;
    if (!isWhole) throw this.#damaged(`has a table ${name} that was changed`);
    this.#table = null;
    this.#tables += 1;
    this.#rows += rows;
  }

  #takeEnd({ tables, rows, sha256 }: Extract<BackupLine, { kind: 'end' }>): void {
    const isWhole = this.#table === null && tables === this.#tables && rows === this.#rows;
    if (!isWhole || this.#whole.digest('hex') !== sha256) throw this.#damaged('was changed');
    this.#isOver = true;
  }

  #damaged(how: string): StartFault {
    return new StartFault('BACKUP_DAMAGED', `The backup ${how} (line ${this.#line}). Take another one.`);
  }
}
