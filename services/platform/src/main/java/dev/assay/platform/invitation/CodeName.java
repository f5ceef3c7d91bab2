package dev.assay.platform.invitation;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * How reviewers and reports call a candidate: a bird, a stone or a tree and two digits, such as {@code Heron-41}. Drawn
 * by lot, so that nothing of the person is in it.
 */
final class CodeName {

    private static final List<String> WORDS = List.of(
            "Alder",
            "Amber",
            "Ash",
            "Aspen",
            "Basalt",
            "Beech",
            "Beryl",
            "Birch",
            "Bittern",
            "Bunting",
            "Cedar",
            "Chalk",
            "Cherry",
            "Chert",
            "Condor",
            "Coot",
            "Coral",
            "Crane",
            "Curlew",
            "Cypress",
            "Dipper",
            "Dolomite",
            "Dove",
            "Dunlin",
            "Eider",
            "Elder",
            "Elm",
            "Falcon",
            "Fennel",
            "Finch",
            "Fir",
            "Flint",
            "Fulmar",
            "Gabbro",
            "Gannet",
            "Garnet",
            "Ginkgo",
            "Gneiss",
            "Godwit",
            "Granite",
            "Grebe",
            "Gull",
            "Harrier",
            "Hawthorn",
            "Hazel",
            "Heron",
            "Hoopoe",
            "Hornbeam",
            "Ibis",
            "Jade",
            "Jasper",
            "Juniper",
            "Kestrel",
            "Kite",
            "Lapwing",
            "Larch",
            "Lark",
            "Laurel",
            "Linden",
            "Linnet",
            "Magnolia",
            "Maple",
            "Marble",
            "Martin",
            "Merlin",
            "Mica",
            "Myrtle",
            "Oak",
            "Obsidian",
            "Olive",
            "Onyx",
            "Opal",
            "Oriole",
            "Osprey",
            "Petrel",
            "Pine",
            "Pipit",
            "Plover",
            "Poplar",
            "Pumice",
            "Quartz",
            "Redwood",
            "Robin",
            "Rowan",
            "Ruby",
            "Sandpiper",
            "Schist",
            "Shale",
            "Shrike",
            "Siskin",
            "Slate",
            "Spruce",
            "Starling",
            "Stork",
            "Swallow",
            "Swift",
            "Tamarack",
            "Teal",
            "Tern",
            "Thrush",
            "Topaz",
            "Tuff",
            "Wagtail",
            "Walnut",
            "Warbler",
            "Willow",
            "Wren",
            "Yew");

    private static final int LEAST = 10;
    private static final int MOST = 100;
    private static final int TRIES = 10_000;

    private CodeName() {}

    /** One that is not taken. */
    static String draw(RandomGenerator random, Set<String> taken) {
        for (int i = 0; i < TRIES; i++) {
            String name = WORDS.get(random.nextInt(WORDS.size())) + "-" + random.nextInt(LEAST, MOST);
            if (!taken.contains(name)) {
                return name;
            }
        }
        throw new IllegalStateException("every code name of this opening is taken");
    }
}
