import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** A key that the source names: whole, or as a template of which only the beginning and the end are written. */
export interface MessageUse {
  readonly start: string;
  /** Nothing when `start` is the whole key. */
  readonly end: string | undefined;
  readonly place: string;
  /** Whether it stands in a call of `t` or another place that can hold nothing but a key. */
  readonly isCertain: boolean;
}

/**
 * Reads where the source names message keys. A string elsewhere than in `t(…)` may be a key too (a table of
 * error codes has keys as data), so all strings are returned, but only the certain ones must exist.
 *
 * @param root the repository's folder
 * @param folders where to look, relative to it
 */
export function readMessageUses(root: string, folders: readonly string[]): MessageUse[] {
  const patterns = folders.map((folder) => `${folder}/src/**/*.{ts,tsx}`);
  return globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
    .flatMap((file) => readFile(root, file));
}

function readFile(root: string, file: string): MessageUse[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const uses: MessageUse[] = [];
  const visit = (node: ts.Node): void => {
    const written = partsOf(node);
    if (written !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      uses.push({ ...written, place: `${file}:${line + 1}`, isCertain: isKeyPlace(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function partsOf(node: ts.Node): Pick<MessageUse, 'start' | 'end'> | undefined {
  if (ts.isStringLiteralLike(node)) return { start: node.text, end: undefined };
  if (!ts.isTemplateExpression(node)) return undefined;
  return { start: node.head.text, end: node.templateSpans.at(-1)?.literal.text ?? '' };
}

/** The first argument of `t`, through both arms of a condition, and `<Trans i18nKey>`. */
function isKeyPlace(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isKeyPlace(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isKeyPlace(parent);
  if (ts.isCallExpression(parent)) return parent.arguments[0] === node && isTranslate(parent.expression);
  if (ts.isJsxExpression(parent)) return isKeyPlace(parent);
  return ts.isJsxAttribute(parent) && parent.name.getText() === 'i18nKey';
}

function isTranslate(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}
