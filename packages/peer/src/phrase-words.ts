/**
 * 256 short words that sound unlike each other when read out over a telephone; one stands for eight bits. They are the
 * same on both ends whatever their languages, so they aren't translated.
 */
export const PHRASE_WORDS: readonly string[] =
  `acorn actor album amber angel ankle apple apron arrow attic autumn badge
  bagel baker bamboo banana barrel basil basket beach beaver berry bishop blanket
  bottle branch bread brick bridge broom brush bubble bucket butter button cabin
  cactus camel candle canoe canyon carpet carrot castle cedar cello chalk cherry
  chess chimney circle citrus clover cobra coffee comet copper coral cotton cousin
  crayon cricket crystal curtain daisy dancer deer delta desert diamond dinner doctor
  dolphin donkey dragon drum eagle easel echo elbow elephant engine falcon farmer
  feather fence ferry fiddle finger flame flower flute forest fossil fountain fox
  galaxy garden garlic geyser ginger giraffe glacier glove goblet granite grape guitar
  hammer harbor hazel hedge helmet heron honey hornet hotel igloo indigo insect
  island ivory jacket jaguar jasmine jelly jigsaw jungle kayak kettle keyhole kitchen
  kitten koala ladder lagoon lantern laptop lemon leopard lettuce lily lizard lobster
  magnet mango maple marble meadow melon mirror monkey morning mosaic mountain mushroom
  napkin needle nickel noodle nutmeg oasis ocean octopus olive onion orange orchid
  otter oyster paddle palace panda paper parrot peach pebble pelican pencil pepper
  piano picnic pigeon pillow planet plum pocket poppy potato puzzle pyramid quartz
  quilt rabbit radish rainbow raven ribbon river robin rocket saddle salmon sandal satin saucer
  school scissors shadow sheep shovel silver sister sketch sofa sparrow spider spoon
  squirrel statue summer sunset table teapot temple thimble tiger timber tomato torch tractor
  trumpet tulip tunnel turtle umbrella uncle valley vanilla velvet violin volcano vulture
  waffle wagon wallet walnut walrus water whale willow window winter wizard yogurt zebra`.split(/\s+/u);
