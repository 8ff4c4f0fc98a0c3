    function slug(name) {
      name = tolower(name); gsub(/&/, " and ", name)
      gsub(/[^a-z0-9]+/, "-", name); gsub(/^-|-$/, "", name)
      return name
    }
    function begun(word) { return index(word, ENVIRON["BEGUN"]) == 1 }
    function offer(word, name) { if (begun(word) && !seen[word]++) print word "\t" name }
    BEGIN {
      path = ENVIRON["BEGUN"]; kinds = ENVIRON["KINDS"]
      if (path !~ "/") path = ""
      if (path ~ "^compare/") kinds = "country,city,focus-area"
      else if (path ~ "^governance/.*/") kinds = "country"
      else if (path) locators = 1
      sub("[^/]*$", "", path)
      if (kinds ~ "level" || path ~ "^governance/.*/") offer(path "regional", "")
    }
    kinds && index("," kinds ",", "," $3 ",") == 0 { next }
    locators { offer($4, $2); next }
    { offer(path $at, at == 1 ? $2 : "") }
    $3 == "project" && ENVIRON["BEGUN"] && !path && !begun($1) && length($2) < 40 {
      word = slug($2); names[word] = $2; bearers[word]++
    }
    END { for (word in names) if (bearers[word] == 1) offer(word, names[word]) }
