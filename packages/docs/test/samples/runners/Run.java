import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Signs the vectors, then runs the classes that it is given in one process. */
public class Run {
  public static void main(String[] names) throws Exception {
    for (String line : Files.readAllLines(Path.of("vectors.txt"))) {
      String[] words = line.split(" ");
      System.out.println(String.join(" ", Cloopen.sign(words[0], words[1], Instant.parse(words[2]))));
    }
    System.out.println("----");
    for (String name : Files.readAllLines(Path.of("classes.txt"))) {
      try {
        var main = Class.forName(name).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) new String[0]);
      } catch (Exception error) {
        System.out.println(error.getCause());
      }
      System.out.println("----");
    }
  }
}
