import type {
  InputSink,
  PointerShape,
  Rectangle,
  ScreenGeometry,
  ScreenPicture,
  VideoCodec,
} from '@alongside/agent';
import type { Candidate, Description } from '@alongside/peer';
import type { AgentWindowCommand, AgentWindowState, ScreenLayout } from '@alongside/protocol';
import type { ArrivedEvents } from '../agent/arrived-events.ts';

type AsCalls<T> = { readonly [Name in keyof T]: T[Name] };

/** What the program in Windows does for a test. */
export type WindowsCalls = AsCalls<
  Omit<InputSink, typeof Symbol.dispose> & {
    openScreen: () => Promise<ScreenGeometry>;
    watch: (area: Rectangle) => void;
    grab: () => Promise<ScreenPicture | null>;
    closeScreen: () => void;
    /** Of the first picture of the whole screen, in that codec; in bytes. */
    encodedSize: (codec: VideoCodec) => Promise<number>;
    openHand: () => Promise<void>;
    closeHand: () => void;
    /** A window in front of the person that notes what arrives. */
    openEventWindow: () => Promise<void>;
    arrivedEvents: () => ArrivedEvents;
    /** Windows' own editor, in front of the person. */
    openNotepad: () => Promise<void>;
    notepadText: () => string;
    /** The whole engine, joined to the helper's page; what comes over the control channel is played. */
    share: () => Promise<ScreenLayout>;
    /** The whole agent without its window, with everything that it keeps in a folder of its own. */
    startAgent: (server: string) => Promise<void>;
    agentCommand: (command: AgentWindowCommand) => Promise<void>;
  }
>;

/** What the test does for the program in Windows. */
export type OutsideCalls = AsCalls<{
  screenChanged: () => void;
  geometryChanged: (geometry: ScreenGeometry) => void;
  pointerMoved: (x: number, y: number) => void;
  pointerShaped: (shape: PointerShape) => void;
  fault: (text: string) => void;
  agentState: (state: AgentWindowState) => void;
  openBrowser: (address: string) => void;
  answer: (offer: Description) => Promise<Description>;
  addCandidate: (candidate: Candidate) => Promise<void>;
  candidates: () => Promise<readonly Candidate[]>;
}>;
