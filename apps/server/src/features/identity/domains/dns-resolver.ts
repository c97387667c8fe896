/** Looks names up in the DNS. */
export interface DnsResolver {
  /** The TXT records of a name, each as one text; none if the name doesn't exist or nobody answers. */
  textRecords(name: string): Promise<readonly string[]>;
}
